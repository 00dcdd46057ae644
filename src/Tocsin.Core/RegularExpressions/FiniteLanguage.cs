using System.Text;
using Tocsin.RegularExpressions.Characters;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions;

/// <summary>All texts that an expression matches as a whole, where these are few: <c>node(1|2|3)-(a|b)?</c> has six.</summary>
internal sealed class FiniteLanguage
{
    // Characters that may be written on the way for each step of the expression, and in any case. A list that is written out as alternatives
    // takes about three; x{380}[0-9]{4}, whose texts would take 8 MB, is better off with an automaton.
    private const int MaxWrittenForStep = 8;
    private const int AlwaysWritten = 1000;

    // What nests deeper isn't a list of names; it would take too much of the thread's stack.
    private const int MaxHeight = 50;

    private readonly int _max;
    private readonly long _maxWritten;
    private long _written;

    private FiniteLanguage(int max, long maxWritten) => (_max, _maxWritten) = (max, maxWritten);

    /// <summary>The texts; null if there are more than <paramref name="max"/> or it isn't simple to know.</summary>
    public static IReadOnlyCollection<string>? Of(Node root, int max) => root.Height > MaxHeight
        ? null
        : new FiniteLanguage(max, AlwaysWritten + (MaxWrittenForStep * root.Size)).Texts(root, atStart: true, atEnd: true);

    private HashSet<string>? Texts(Node node, bool atStart, bool atEnd) => node switch
    {
        EmptyNode => [""],
        LiteralNode literal => Literal(literal),
        SetNode { Set: var set } => set.Count <= _max && Array.TrueForAll(set.Ranges.ToArray(), r => IsText(r.First, r.Last)) && CanWrite(set.Count * 2) ? OneOf(set) : null,
        AssertionNode { Assertion: Assertion.BeginText or Assertion.BeginLine } when atStart => [""],
        AssertionNode { Assertion: Assertion.EndText or Assertion.EndLine } when atEnd => [""],
        GroupNode group => Texts(group.Inner, atStart, atEnd),
        RepeatNode { Max: >= 0 } repeat => Repeat(repeat),
        ConcatenationNode concatenation => Concatenation(concatenation.Parts, atStart, atEnd),
        AlternationNode alternation => Alternation(alternation.Alternatives, atStart, atEnd),
        _ => null,
    };

    private HashSet<string>? Literal(LiteralNode literal)
    {
        var isText = Array.TrueForAll(literal.CodePoints, c => IsText(c, c));
        if (!isText || !literal.IgnoreCase)
        {
            return isText && CanWrite(literal.CodePoints.Length) ? [Text(literal.CodePoints)] : null;
        }

        HashSet<string>? texts = [""];
        foreach (var codePoint in literal.CodePoints)
        {
            var variants = CaseFolds.Variants(codePoint);
            texts = Product(texts, [.. variants.Length == 0 ? [Text([codePoint])] : variants.ToArray().Select(v => Text([v]))]);
            if (texts is null)
            {
                return null;
            }
        }

        return texts;
    }

    private static HashSet<string> OneOf(CodePointSet set)
    {
        var texts = new HashSet<string>();
        foreach (var (first, last) in set.Ranges)
        {
            texts.UnionWith(Enumerable.Range(first, last - first + 1).Select(c => Text([c])));
        }

        return texts;
    }

    private HashSet<string>? Repeat(RepeatNode repeat)
    {
        HashSet<string>? power = [""];
        HashSet<string> all = repeat.Min == 0 ? [""] : [];
        var inner = Texts(repeat.Inner, atStart: false, atEnd: false);
        for (var i = 1; i <= repeat.Max && power is not null; i++)
        {
            power = inner is null ? null : Product(power, inner);
            if (i >= repeat.Min && power is not null)
            {
                all.UnionWith(power);
            }

            if (all.Count > _max)
            {
                return null;
            }
        }

        return power is null ? null : all;
    }

    private HashSet<string>? Concatenation(IReadOnlyList<Node> parts, bool atStart, bool atEnd)
    {
        HashSet<string>? texts = [""];
        var ends = parts.Count - parts.Reverse().TakeWhile(p => p is AssertionNode).Count();
        var starts = parts.TakeWhile(p => p is AssertionNode).Count();
        for (var i = 0; i < parts.Count && texts is not null; i++)
        {
            var part = Texts(parts[i], atStart && i <= starts, atEnd && i >= ends - 1);
            texts = part is null ? null : Product(texts, part);
        }

        return texts;
    }

    private HashSet<string>? Alternation(IReadOnlyList<Node> alternatives, bool atStart, bool atEnd)
    {
        var all = new HashSet<string>();
        foreach (var alternative in alternatives)
        {
            if (Texts(alternative, atStart, atEnd) is not { } texts)
            {
                return null;
            }

            all.UnionWith(texts);
            if (all.Count > _max)
            {
                return null;
            }
        }

        return all;
    }

    private HashSet<string>? Product(HashSet<string> beginnings, HashSet<string> ends)
    {
        var product = new HashSet<string>();
        foreach (var beginning in beginnings)
        {
            foreach (var end in ends)
            {
                product.Add(beginning + end);
                if (product.Count > _max || !CanWrite(beginning.Length + end.Length + 1))
                {
                    return null;
                }
            }
        }

        return product;
    }

    /// <summary>Whether the code points stand for themselves only: half a surrogate pair in a text counts as U+FFFD.</summary>
    private static bool IsText(int first, int last) => (last < 0xD800 || first > 0xDFFF) && (last < 0xFFFD || first > 0xFFFD);

    private bool CanWrite(int characters) => (_written += characters) <= _maxWritten;

    private static string Text(ReadOnlySpan<int> codePoints)
    {
        var text = new StringBuilder(codePoints.Length);
        foreach (var codePoint in codePoints)
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }

        return text.ToString();
    }
}
