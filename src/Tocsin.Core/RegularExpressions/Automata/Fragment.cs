namespace Tocsin.RegularExpressions.Automata;

/// <summary>A piece of an automaton whose ways out lead nowhere yet.</summary>
/// <param name="Start">0 where nothing can match.</param>
/// <param name="Exits">The ways out.</param>
/// <param name="MayBeEmpty">It may get through without reading anything.</param>
internal readonly record struct Fragment(int Start, ExitList Exits, bool MayBeEmpty);

/// <summary>
/// Ways out, linked through the fields that are to be filled: twice the number of an instruction, plus one where its argument is meant.
/// 0 ends the list, since the first instruction has no way out.
/// </summary>
internal readonly record struct ExitList(int First, int Last)
{
    public static ExitList Next(int instruction) => new(instruction * 2, instruction * 2);

    public static ExitList Argument(int instruction) => new((instruction * 2) + 1, (instruction * 2) + 1);
}
