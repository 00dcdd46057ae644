using Tocsin.RegularExpressions.Characters;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions.Automata;

/// <summary>A nondeterministic automaton over code points. The instruction with number 0 fails.</summary>
internal sealed class Automaton(Instruction[] instructions, CodePointSet[] sets, int start)
{
    public ReadOnlySpan<Instruction> Instructions => instructions;

    public IReadOnlyList<CodePointSet> Sets => sets;

    public int Start => start;

    public bool HasAssertions { get; } = Array.Exists(instructions, i => i.Operation == Operation.Assert);

    /// <summary>How many places in it read a code point: no more threads can run at once.</summary>
    public int Readers { get; } = instructions.Count(i => i.Operation is Operation.CodePoint or Operation.Set or Operation.Match);

    /// <summary>Roughly, in bytes.</summary>
    public long Cost { get; } = 200 + (instructions.Length * 12L) + sets.Sum(s => s.Ranges.Length * 8L);

    public bool Reads(in Instruction instruction, int codePoint) => instruction.Operation switch
    {
        Operation.CodePoint => instruction.Argument == codePoint,
        Operation.Set => sets[instruction.Argument].Contains(codePoint),
        _ => false,
    };

    public static bool Holds(in Instruction instruction, Assertion holding) => ((Assertion)instruction.Argument & holding) != 0;
}
