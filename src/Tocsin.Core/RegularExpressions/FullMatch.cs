using System.Collections.Frozen;
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

    public static FullMatch Of(Node root, Lazy<Automaton> automaton) => WithoutGroups(root) switch
    {
        var inner when FiniteLanguage.Of(inner, MaxLiterals) is { } literals => literals.Count == 1 ? new OneLiteral(literals.First()) : new Literals(literals),
        RepeatNode { Inner: SetNode { Set: var set }, Min: <= 1 and var min, Max: < 0 } when set == CodePointSet.NotNewline => new OneLine(min),
        _ => new Automatic(automaton.Value),
    };

    public abstract bool IsMatch(string text);

    private static Node WithoutGroups(Node node)
    {
        while (node is GroupNode group)
        {
            node = group.Inner;
        }

        return node;
    }

    private sealed class OneLiteral(string literal) : FullMatch
    {
        public override bool IsMatch(string text) => text == literal;
    }

    private sealed class Literals(IEnumerable<string> literals) : FullMatch
    {
        private readonly FrozenSet<string> _literals = literals.ToFrozenSet(StringComparer.Ordinal);

        public override bool IsMatch(string text) => _literals.Contains(text);
    }

    private sealed class OneLine(int min) : FullMatch
    {
        public override bool IsMatch(string text) => text.Length >= min && !text.Contains('\n');
    }

    private sealed class Automatic(Automaton automaton) : FullMatch
    {
        private readonly Dfa _dfa = new(automaton, wholeText: true);

        public override bool IsMatch(string text) => _dfa.IsMatch(text);
    }
}
