namespace Tocsin.RegularExpressions.Automata;

/// <summary>All the places in the automaton that a text may have led to.</summary>
/// <param name="members">Instructions that read, match or assert, in order.</param>
/// <param name="before">Stands for the code point before, as far as assertions look at it: -1 at the beginning, a newline, a letter or a space.</param>
/// <param name="symbols">How many symbols there are.</param>
internal sealed class DfaState(int[] members, int before, int symbols)
{
    public int[] Members => members;

    public int Before => before;

    /// <summary>By symbol; empty where it isn't worked out yet.</summary>
    public DfaState?[] Next { get; } = new DfaState?[symbols];

    /// <summary>The answer, if the text ends here.</summary>
    public required bool Accepts { get; init; }

    /// <summary>No text that follows changes the answer.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Roughly, in bytes.</summary>
    public int Cost => 150 + (members.Length * 4) + (symbols * 8);
}
