using System.Buffers;
using System.Text;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>One character of a quoted literal, escaped or not (<c>strconv.UnquoteChar</c>).</summary>
public static class GoEscape
{
    /// <param name="text">What's left of the literal, not empty; the character is taken from it.</param>
    /// <param name="quote">The quote around the literal, which must be escaped; the other one must not.</param>
    /// <param name="value">A code point, or a surrogate that stands alone in the text.</param>
    /// <param name="isByte">Whether it's written as a byte, which may be a part of a character only.</param>
    public static bool TryRead(ref ReadOnlySpan<char> text, char quote, out int value, out bool isByte)
    {
        isByte = false;
        if (text[0] == '\\')
        {
            return TryReadEscape(ref text, quote, out value, out isByte);
        }

        value = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done ? rune.Value : text[0];
        text = text[length..];
        return value != quote;
    }

    private static bool TryReadEscape(ref ReadOnlySpan<char> text, char quote, out int value, out bool isByte)
    {
        value = 0;
        var letter = text.Length > 1 ? text[1] : '\0';
        isByte = letter is 'x' or (>= '0' and <= '7');
        var digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 8, >= '0' and <= '7' => 3, _ => 0 };
        if (digits > 0)
        {
            // An octal escape has no letter: its first digit stands in its place.
            var start = digits == 3 ? 1 : 2;
            var isRead = text.Length >= start + digits && TryReadDigits(text.Slice(start, digits), digits == 3 ? 8 : 16, out value)
                && (isByte ? value <= byte.MaxValue : Rune.IsValid(value));
            text = text[Math.Min(text.Length, start + digits)..];
            return isRead;
        }

        value = letter == '\\' || letter == quote ? letter : Control(letter);
        text = text[Math.Min(text.Length, 2)..];
        return value != 0;
    }

    private static int Control(char letter)
    {
        var index = "abtnvfr".IndexOf(letter, StringComparison.Ordinal);
        return index < 0 ? 0 : '\a' + index;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, int radix, out int value)
    {
        value = 0;
        foreach (var c in digits)
        {
            var digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (digit < 0 || digit >= radix)
            {
                return false;
            }

            value = value * radix + digit;
        }

        return true;
    }
}
