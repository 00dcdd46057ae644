namespace Tocsin.GoTemplates.Parsing;

/// <summary>Integers as Go writes them, in any base: <c>73 0x49 0o111 0111 0b1001001 7_3</c> (<c>strconv.ParseInt</c> with base 0).</summary>
internal static class GoInteger
{
    /// <returns>False where the text is no such number, or too large.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        var isNegative = text is ['-', ..];
        var isRead = TryParse(isNegative || text is ['+', ..] ? text[1..] : text, out ulong magnitude)
            && magnitude <= (isNegative ? 1UL << 63 : long.MaxValue);
        value = isNegative ? unchecked((long)(0 - magnitude)) : unchecked((long)magnitude);
        return isRead;
    }

    /// <returns>False where the text is no such number, has a sign, or is too large.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.IsEmpty || !HasGoodUnderscores(text))
        {
            return false;
        }

        var radix = (uint)Radix(text);
        var digits = text[(HasPrefix(text) ? 2 : radix == 8 ? 1 : 0)..];
        UInt128 sum = 0;
        foreach (var c in digits)
        {
            if (c == '_')
            {
                continue;
            }

            var digit = Digit(c);
            sum = sum * radix + (uint)digit;
            if (digit < 0 || (uint)digit >= radix || sum > ulong.MaxValue)
            {
                return false;
            }
        }

        value = (ulong)sum;
        return true;
    }

    /// <summary>Underscores stand between digits, or between the prefix of a base and the first digit.</summary>
    public static bool HasGoodUnderscores(ReadOnlySpan<char> number)
    {
        var text = number is ['-' or '+', ..] ? number[1..] : number;
        var isHexadecimal = text is ['0', 'x' or 'X', ..];
        var isPrefixed = isHexadecimal || text is ['0', 'b' or 'B' or 'o' or 'O', ..];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && !(IsDigit(text, i - 1) || isPrefixed && i == 2))
            {
                return false;
            }

            if (text[i] == '_' && !IsDigit(text, i + 1))
            {
                return false;
            }
        }

        return true;

        bool IsDigit(ReadOnlySpan<char> text, int index) =>
            index >= 0 && index < text.Length && (isHexadecimal ? char.IsAsciiHexDigit(text[index]) : char.IsAsciiDigit(text[index]));
    }

    /// <returns>The value of a digit of any base up to 16; -1 of anything else.</returns>
    public static int Digit(char c) => char.IsAsciiHexDigit(c) ? char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10 : -1;

    private static bool HasPrefix(ReadOnlySpan<char> text) => text.Length > 2 && text[0] == '0' && (text[1] | 0x20) is 'x' or 'o' or 'b';

    private static int Radix(ReadOnlySpan<char> text) => text[0] != '0' ? 10 : !HasPrefix(text) ? 8 : (text[1] | 0x20) switch { 'x' => 16, 'o' => 8, _ => 2 };
}
