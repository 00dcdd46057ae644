using System.Globalization;
using System.Text;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Text and characters in quotes, as Go's package <c>strconv</c> writes them.</summary>
internal static class Quoting
{
    private const string Escapes = "abtnvfr"; // from U+0007 on

    public static string ToString(string value, bool asciiOnly)
    {
        // Ten characters for two (a surrogate pair) is the longest escape.
        using var text = new BoundedText((int)Math.Min(2 + (6L * value.Length), int.MaxValue));
        Append(text, value, '"', asciiOnly);
        return text.ToString();
    }

    public static void Append(BoundedText text, ReadOnlySpan<char> value, char quote, bool asciiOnly)
    {
        text.Append(quote);
        foreach (var rune in value.EnumerateRunes())
        {
            AppendRune(text, rune, quote, asciiOnly);
        }

        text.Append(quote);
    }

    /// <summary>Go's <c>unicode.IsPrint</c>: letters, marks, numbers, punctuation, symbols, and of the spaces only the ASCII one.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator => false,
        _ => true,
    };

    public static void AppendRune(BoundedText text, Rune rune, char quote, bool asciiOnly)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            text.Append('\\');
            text.Append((char)rune.Value);
        }
        else if ((rune.IsAscii || !asciiOnly) && IsPrintable(rune))
        {
            Append(text, rune);
        }
        else if (rune.Value is >= '\a' and <= '\r')
        {
            text.Append('\\');
            text.Append(Escapes[rune.Value - '\a']);
        }
        else
        {
            Span<char> escape = stackalloc char[10];
            escape[0] = '\\';
            (escape[1], var format, var length) = rune.Value < 0x80 ? ('x', "x2", 4) : rune.Value < 0x10000 ? ('u', "x4", 6) : ('U', "x8", 10);
            rune.Value.TryFormat(escape[2..], out _, format, CultureInfo.InvariantCulture);
            text.Append(escape[..length]);
        }
    }

    public static void Append(BoundedText text, Rune rune)
    {
        Span<char> chars = stackalloc char[2];
        text.Append(chars[..rune.EncodeToUtf16(chars)]);
    }
}
