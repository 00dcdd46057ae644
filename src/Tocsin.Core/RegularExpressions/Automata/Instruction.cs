namespace Tocsin.RegularExpressions.Automata;

internal struct Instruction(Operation operation, int next, int argument)
{
    public readonly Operation Operation = operation;

    /// <summary>Where it goes on.</summary>
    public int Next = next;

    /// <summary>Its meaning depends on the operation.</summary>
    public int Argument = argument;
}
