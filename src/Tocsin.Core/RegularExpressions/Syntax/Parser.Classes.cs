using Tocsin.RegularExpressions.Characters;

namespace Tocsin.RegularExpressions.Syntax;

/// <summary>Classes: <c>[a-z]</c>, <c>[[:alpha:]]</c>, <c>\d</c>, <c>\pN</c>, <c>\p{Greek}</c>.</summary>
internal sealed partial class Parser
{
    private SetNode Class()
    {
        var start = _at++;
        var negated = Peek() == '^';
        _at += negated ? 1 : 0;
        var ranges = new List<(int First, int Last)>();
        var named = new HashSet<CodePointSet>();

        // ] is a member where it comes first.
        for (var first = true; first || Peek() != ']'; first = false)
        {
            if ((PosixClass() ?? ClassEscape()) is not { } set)
            {
                ranges.Add(Range(start));
            }
            else if (named.Add(set))
            {
                // Once is enough: what is written twenty thousand times would take half a gigabyte.
                ranges.AddRange(set.Ranges);
            }
        }

        _at++;
        return OneOf(InModes(CodePointSet.Of(ranges), negated));
    }

    private (int First, int Last) Range(int classStart)
    {
        var start = _at;
        var first = Member(classStart);
        var last = first;

        // Before ] a hyphen is a member.
        if (Peek() == '-' && _at + 1 < _pattern.Length && Peek(1) != ']')
        {
            _at++;
            last = Member(classStart);
            if (last < first)
            {
                throw Problem(SyntaxProblem.InvalidRange, _pattern.AsSpan(start, _at - start));
            }
        }

        return (first, last);
    }

    private int Member(int classStart) => _at == _pattern.Length
        ? throw Problem(SyntaxProblem.MissingBracket, _pattern.AsSpan(classStart))
        : _pattern[_at] == '\\' ? Escape() : Next();

    /// <summary><c>[:alpha:]</c> or <c>[:^alpha:]</c> at the place, inside of a class.</summary>
    private CodePointSet? PosixClass()
    {
        var end = Looking("[:") ? _pattern.IndexOf(":]", _at + 2, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return null;
        }

        var (start, negated) = (_at, Peek(2) == '^');
        var name = _pattern[(_at + (negated ? 3 : 2))..end];
        _at = end + 2;
        return NamedClasses.Posix(name) is { } set
            ? Named(set, negated)
            : throw Problem(SyntaxProblem.InvalidRange, _pattern.AsSpan(start, _at - start));
    }

    /// <summary><c>\d</c> or <c>\pL</c> at the place; nothing, and the place stays, where it is something else.</summary>
    private CodePointSet? ClassEscape()
    {
        if (Peek() != '\\' || _at + 1 == _pattern.Length)
        {
            return null;
        }

        var letter = Peek(1);
        if (letter is 'p' or 'P')
        {
            return UnicodeClass();
        }

        var set = NamedClasses.Perl(char.ToLowerInvariant(letter));
        _at += set is null ? 0 : 2;
        return set is null ? null : Named(set, char.IsAsciiLetterUpper(letter));
    }

    private CodePointSet UnicodeClass()
    {
        var start = _at;
        var negated = Peek(1) == 'P';
        _at += 2;
        var inBraces = Next() == '{';
        if (inBraces)
        {
            var end = _pattern.IndexOf('}', _at);
            _at = end < 0 ? _pattern.Length : end + 1;
            RequireText(_pattern.AsSpan(start, _at - start), start);
            if (end < 0)
            {
                throw Problem(SyntaxProblem.InvalidRange, _pattern.AsSpan(start));
            }
        }

        var name = inBraces ? _pattern[(start + 3)..(_at - 1)] : _pattern[(start + 2).._at];
        if (name.StartsWith('^'))
        {
            (negated, name) = (!negated, name[1..]);
        }

        return UnicodeClasses.Find(name) is { } set
            ? Named(set, negated)
            : throw Problem(SyntaxProblem.InvalidRange, _pattern.AsSpan(start, _at - start));
    }

    /// <summary>A class with a name in the modes that hold here: the same object wherever it is written in the pattern.</summary>
    private CodePointSet Named(CodePointSet set, bool negated)
    {
        var key = (set, _modes.HasFlag(Modes.IgnoreCase), negated);
        return _named.TryGetValue(key, out var known) ? known : _named[key] = InModes(set, negated);
    }

    /// <summary>Case first, then negation: <c>(?i)\W</c> holds neither ſ nor the Kelvin sign, and <c>(?i)[\W]</c>, folded again, doesn't either.</summary>
    private CodePointSet InModes(CodePointSet set, bool negated)
    {
        var folded = _modes.HasFlag(Modes.IgnoreCase) ? set.Folded() : set;
        return negated ? folded.Negated() : folded;
    }
}
