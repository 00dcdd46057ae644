using System.Text;
using Tocsin.RegularExpressions.Automata;
using Tocsin.RegularExpressions.Characters;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions;

/// <summary>
/// Whether a whole text matches, in the cheapest way there is: a comparison for one literal, a look-up for a list of them, and no automaton for
/// <c>.*</c> and <c>.+</c>. Most matchers are of these kinds.
/// </summary>
internal abstract class FullMatch
{
    // Past this many a list takes more memory than it is worth.
    private const int MaxLiterals = 10_000;

    /// <param name="root">The expression.</param>
    /// <param name="automaton">Compiles it, each time anew.</param>
    public static FullMatch Of(Node root, Func<Automaton> automaton) => Inner(root) switch
    {
        var inner when FiniteLanguage.Of(inner, MaxLiterals) is { } literals => literals.Count == 1 ? new OneLiteral(literals.First()) : new Literals(literals),
        RepeatNode { Inner: SetNode { Set: var set }, Min: <= 1 and var min, Max: < 0 } when set == CodePointSet.NotNewline => new OneLine(min),
        _ => new Automatic(automaton),
    };

    /// <param name="text">In UTF-8.</param>
    public abstract bool IsMatch(ReadOnlySpan<byte> text);

    /// <summary>Without groups and anchors around all of it: <c>^(?:…)$</c> is how the old keys of routes are read.</summary>
    private static Node Inner(Node node)
    {
        while (true)
        {
            switch (node)
            {
                case GroupNode group:
                    node = group.Inner;
                    break;
                case ConcatenationNode
                {
                    Parts: [AssertionNode { Assertion: Assertion.BeginText }, var inner, AssertionNode { Assertion: Assertion.EndText }],
                }:
                    node = inner;
                    break;
                default:
                    return node;
            }
        }
    }

    private sealed class OneLiteral(string literal) : FullMatch
    {
        private readonly byte[] _literal = Encoding.UTF8.GetBytes(literal);

        public override bool IsMatch(ReadOnlySpan<byte> text) => text.SequenceEqual(_literal);
    }

    private sealed class Literals(IReadOnlyCollection<string> literals) : FullMatch
    {
        private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _literals =
            new HashSet<byte[]>(literals.Select(Encoding.UTF8.GetBytes), Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

        public override bool IsMatch(ReadOnlySpan<byte> text) => _literals.Contains(text);
    }

    private sealed class OneLine(int min) : FullMatch
    {
        public override bool IsMatch(ReadOnlySpan<byte> text) => text.Length >= min && !text.Contains((byte)'\n');
    }

    private sealed class Automatic(Func<Automaton> automaton) : FullMatch
    {
        private readonly LazyDfa _dfa = new(automaton, wholeText: true, AutomatonMemory.Shared);

        public override bool IsMatch(ReadOnlySpan<byte> text) => _dfa.IsMatch(text);
    }
}
