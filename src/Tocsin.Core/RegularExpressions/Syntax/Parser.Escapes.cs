using Tocsin.RegularExpressions.Characters;

namespace Tocsin.RegularExpressions.Syntax;

/// <summary>What a backslash begins.</summary>
internal sealed partial class Parser
{
    private void Backslash()
    {
        switch (Peek(1))
        {
            case 'A':
                AddAssertion(Assertion.BeginText, 2);
                break;
            case 'z':
                AddAssertion(Assertion.EndText, 2);
                break;
            case 'b':
                AddAssertion(Assertion.WordBoundary, 2);
                break;
            case 'B':
                AddAssertion(Assertion.NotWordBoundary, 2);
                break;
            case 'C':
                // One byte, whatever it is part of: Go has no such thing either.
                throw Problem(SyntaxProblem.InvalidEscape, _pattern.AsSpan(_at, 2));
            case 'Q':
                Quoted();
                break;
            default:
                if (ClassEscape() is { } set)
                {
                    Add(OneOf(set));
                }
                else
                {
                    AddLiteral(Escape());
                }

                break;
        }
    }

    /// <summary><c>\Q…\E</c>; the end may be missing.</summary>
    private void Quoted()
    {
        _at += 2;
        var end = _pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var (stop, after) = end < 0 ? (_pattern.Length, _pattern.Length) : (end, end + 2);
        while (_at < stop)
        {
            AddLiteral(Next());
        }

        _at = after;
    }

    /// <summary>A code point written with a backslash.</summary>
    private int Escape()
    {
        var start = _at++;
        var c = Next();
        var value = c switch
        {
            -1 => throw Problem(SyntaxProblem.TrailingBackslash, ""),
            >= '1' and <= '7' when Peek() is < '0' or > '7' => -1,
            >= '0' and <= '7' => Octal(c - '0'),
            'x' => Hexadecimal(),
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            < 0x80 when !char.IsAsciiLetterOrDigit((char)c) => c,
            _ => -1,
        };
        return value >= 0 ? value : throw Problem(SyntaxProblem.InvalidEscape, _pattern.AsSpan(start, _at - start));
    }

    /// <summary>Three digits at most, the first of them is read already.</summary>
    private int Octal(int value)
    {
        for (var i = 1; i < 3 && Peek() is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + _pattern[_at++] - '0';
        }

        return value;
    }

    /// <summary>Two digits, or any number of them in braces; -1 if it is neither.</summary>
    private int Hexadecimal()
    {
        if (Peek() != '{')
        {
            var (high, low) = (HexDigit(Next()), HexDigit(Next()));
            return high < 0 || low < 0 ? -1 : (high * 16) + low;
        }

        _at++;
        for (var (value, digits) = (0, 0); ; digits++)
        {
            var c = Next();
            if (c == '}')
            {
                return digits > 0 ? value : -1;
            }

            var digit = HexDigit(c);
            value = (value * 16) + digit;
            if (digit < 0 || value > CodePoints.Max)
            {
                return -1;
            }
        }
    }

    private static int HexDigit(int c) => c is >= 0 and < 0x80 && char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;
}
