namespace Tocsin.RegularExpressions.Syntax;

/// <summary><c>*</c>, <c>+</c>, <c>?</c> and <c>{2,5}</c>, each with or without a <c>?</c> behind it.</summary>
internal sealed partial class Parser
{
    // Numbers beyond this all mean "too many"; it must not overflow.
    private const int Huge = 100_000_000;

    private bool Repetition(int repeatedFrom)
    {
        var start = _at;
        var (min, max) = _pattern[_at] switch
        {
            '*' => (0, -1),
            '+' => (1, -1),
            '?' => (0, 1),
            _ => Counts() ?? (-1, -1),
        };

        if (min < 0)
        {
            _at++;
            AddLiteral('{');
            return false;
        }

        if (_pattern[start] != '{')
        {
            _at++;
        }
        else if (min > Limits.Repetitions || max > Limits.Repetitions || (max >= 0 && min > max))
        {
            throw Problem(SyntaxProblem.InvalidRepeatCount, _pattern.AsSpan(start, _at - start));
        }

        var lazy = _modes.HasFlag(Modes.Ungreedy);
        if (Peek() == '?')
        {
            _at++;
            lazy = !lazy;
        }

        Repeat(min, max, lazy, start, repeatedFrom);
        return true;
    }

    private void Repeat(int min, int max, bool lazy, int start, int repeatedFrom)
    {
        if (repeatedFrom >= 0)
        {
            throw Problem(SyntaxProblem.InvalidNestedRepeat, _pattern.AsSpan(repeatedFrom, _at - repeatedFrom));
        }

        var parts = Innermost.Parts;
        if (parts.Count == 0)
        {
            throw Problem(SyntaxProblem.MissingRepeatArgument, _pattern.AsSpan(start, _at - start));
        }

        var node = new RepeatNode(parts[^1], min, max, lazy);
        if (_pattern[start] == '{' && (min >= 2 || max >= 2) && node.Repetitions > Limits.Repetitions && node.Size <= Limits.SizeInGo)
        {
            throw Problem(SyntaxProblem.InvalidRepeatCount, _pattern.AsSpan(start, _at - start));
        }

        parts[^1] = Checked(node);
    }

    /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,5}</c>; nothing, and the place stays, where it is something else.</summary>
    private (int Min, int Max)? Counts()
    {
        var at = _at + 1;
        if (Number(ref at) is not { } min || at >= _pattern.Length)
        {
            return null;
        }

        var max = min;
        if (_pattern[at] == ',')
        {
            at++;
            if (at < _pattern.Length && _pattern[at] == '}')
            {
                max = -1;
            }
            else if (Number(ref at) is { } number)
            {
                max = number;
            }
            else
            {
                return null;
            }
        }

        if (at >= _pattern.Length || _pattern[at] != '}')
        {
            return null;
        }

        _at = at + 1;
        return (min, max);
    }

    private int? Number(ref int at)
    {
        var start = at;
        var value = 0;
        while (at < _pattern.Length && char.IsAsciiDigit(_pattern[at]))
        {
            value = Math.Min(Huge, (value * 10) + _pattern[at++] - '0');
        }

        return at == start || (_pattern[start] == '0' && at > start + 1) ? null : value;
    }
}
