namespace Tocsin.RegularExpressions.Syntax;

/// <summary>What is known so far of a group whose parenthesis is still open, or of the whole expression.</summary>
/// <param name="index">0 where nothing is captured.</param>
/// <param name="outerModes">The modes that hold again after the group.</param>
internal sealed class OpenGroup(int index, Modes outerModes)
{
    public int Index => index;

    public Modes OuterModes => outerModes;

    /// <summary>The alternatives that are complete.</summary>
    public List<Node> Alternatives { get; } = [];

    /// <summary>The parts of the alternative that is being read.</summary>
    public List<Node> Parts { get; } = [];
}
