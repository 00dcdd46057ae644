using System.Text;

namespace Tocsin.GoTemplates.Html;

/// <summary>Names and escapes of CSS.</summary>
internal static class CssText
{
    /// <summary>Whether a text ends with the name <c>url</c>, and not with a longer one.</summary>
    public static bool EndsWithUrl(ReadOnlySpan<char> text) =>
        text.Length >= 3 && Ascii.EqualsIgnoreCase(text[^3..], "url") && (text.Length == 3 || !IsName(text[^4]));

    /// <summary>Whether a character can be in a name. Halves of surrogate pairs can: what they stand for can.</summary>
    public static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or (>= '\u0080' and < '\ufffe');

    /// <summary>
    /// Replaces escapes: a backslash with up to six hexadecimal digits and one white space after them, or with any other character, which stands for itself.
    /// A backslash at the end is dropped.
    /// </summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        while (text.IndexOf('\\') is var at and >= 0)
        {
            decoded.Append(text[..at]);
            text = text[(at + 1)..];
            if (text.IsEmpty)
            {
                break;
            }

            if (char.IsAsciiHexDigit(text[0]))
            {
                text = DecodeNumber(text, decoded);
            }
            else
            {
                var length = char.IsHighSurrogate(text[0]) && text.Length > 1 && char.IsLowSurrogate(text[1]) ? 2 : 1;
                decoded.Append(text[..length]);
                text = text[length..];
            }
        }

        return decoded.Append(text).ToString();
    }

    private static ReadOnlySpan<char> DecodeNumber(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        var digits = 0;
        var number = 0;
        while (digits < text.Length && digits < 6 && char.IsAsciiHexDigit(text[digits]))
        {
            number = (number * 16) + Uri.FromHex(text[digits]);
            digits++;
        }

        if (number > 0x10ffff)
        {
            (number, digits) = (number / 16, digits - 1);
        }

        decoded.Append(Rune.IsValid(number) ? new Rune(number).ToString() : "\ufffd");
        text = text[digits..];
        return text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..]
            : !text.IsEmpty && HtmlCharacters.IsSpace(text[0]) ? text[1..]
            : text;
    }
}
