using Tocsin.RegularExpressions.Characters;

namespace Tocsin.RegularExpressions.Syntax;

/// <summary>A parsed expression. Each node knows what RE2's limits are about: how deep it nests and how many steps it compiles to.</summary>
internal abstract class Node(int height, long size, long repetitions, long skips)
{
    /// <summary>Levels of nodes, this one included.</summary>
    public int Height => height;

    /// <summary>About how many instructions it compiles to, with every counted repetition written out.</summary>
    public long Size => Math.Max(1, size);

    /// <summary>How many copies nested counted repetitions make of what they repeat; 1 without any.</summary>
    public long Repetitions => repetitions;

    /// <summary>How many places in it may be passed without reading, with every counted repetition written out.</summary>
    public long Skips => skips;
}

internal sealed class EmptyNode() : Node(1, 1, 1, 1);

/// <summary>Code points one after the other; with <paramref name="ignoreCase"/> each of them in any case.</summary>
internal sealed class LiteralNode(int[] codePoints, bool ignoreCase) : Node(1, codePoints.Length, 1, 0)
{
    public int[] CodePoints => codePoints;

    public bool IgnoreCase => ignoreCase;
}

/// <summary>One code point of a set.</summary>
internal sealed class SetNode(CodePointSet set) : Node(1, 1, 1, 0)
{
    public CodePointSet Set => set;
}

internal sealed class AssertionNode(Assertion assertion) : Node(1, 1, 1, 1)
{
    public Assertion Assertion => assertion;
}

internal sealed class GroupNode(Node inner, int index) : Node(inner.Height + 1, inner.Size + 2, inner.Repetitions, inner.Skips)
{
    public Node Inner => inner;

    /// <summary>From 1, by the place of its parenthesis.</summary>
    public int Index => index;
}

internal sealed class RepeatNode(Node inner, int min, int max, bool lazy)
    : Node(
        inner.Height + 1,
        SizeOf(inner, min, max),
        max == 0 ? 1 : Copies(min, max) * inner.Repetitions,
        max == 0 ? 1 : (Copies(min, max) * inner.Skips) + (max < 0 ? Math.Max(0, 1 - min) : max - min))
{
    public Node Inner => inner;

    public int Min => min;

    /// <summary>-1 without a limit.</summary>
    public int Max => max;

    /// <summary>Prefers as few as possible.</summary>
    public bool Lazy => lazy;

    private static int Copies(int min, int max) => Math.Max(1, max < 0 ? min : max);

    private static long SizeOf(Node inner, int min, int max) => (min, max) switch
    {
        (0, < 0) => inner.Size + 2,
        (_, < 0) => (min * inner.Size) + 1,
        _ => (max * inner.Size) + max - min,
    };
}

internal sealed class ConcatenationNode(IReadOnlyList<Node> parts)
    : Node(parts.Max(p => p.Height) + 1, parts.Sum(p => p.Size), parts.Max(p => p.Repetitions), parts.Sum(p => p.Skips))
{
    public IReadOnlyList<Node> Parts => parts;
}

/// <summary>The first alternative that leads to a match counts.</summary>
internal sealed class AlternationNode(IReadOnlyList<Node> alternatives)
    : Node(
        alternatives.Max(a => a.Height) + 1,
        alternatives.Sum(a => a.Size) + alternatives.Count - 1,
        alternatives.Max(a => a.Repetitions),
        alternatives.Sum(a => a.Skips))
{
    public IReadOnlyList<Node> Alternatives => alternatives;
}
