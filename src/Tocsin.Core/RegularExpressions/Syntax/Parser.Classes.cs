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

        // ] is a member where it comes first.
        for (var first = true; first || Peek() != ']'; first = false)
        {
            if ((PosixClass() ?? ClassEscape()) is { } named)
            {
                ranges.AddRange(named.Ranges);
                continue;
            }

            Range(start, ranges);
        }

        _at++;
        var set = CodePointSet.Of(ranges);
        return OneOf(negated ? set.Negated() : set);
    }

    private void Range(int classStart, List<(int First, int Last)> ranges)
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

        ranges.Add((first, last));
        if (_modes.HasFlag(Modes.IgnoreCase))
        {
            CaseFolds.AddVariants(first, last, ranges);
        }
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
            ? InModes(set, negated)
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
        return set is null ? null : InModes(set, char.IsAsciiLetterUpper(letter));
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
            ? InModes(set, negated)
            : throw Problem(SyntaxProblem.InvalidRange, _pattern.AsSpan(start, _at - start));
    }

    /// <summary>Case first, then negation: <c>(?i)\W</c> holds neither ſ nor the Kelvin sign.</summary>
    private CodePointSet InModes(CodePointSet set, bool negated)
    {
        var folded = _modes.HasFlag(Modes.IgnoreCase) ? set.Folded() : set;
        return negated ? folded.Negated() : folded;
    }
}
