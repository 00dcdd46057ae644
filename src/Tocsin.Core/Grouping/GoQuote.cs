using System.Globalization;
using System.Text;

namespace Tocsin.Grouping;

/// <summary>Quotes text as Go's strconv.Quote does.</summary>
internal static class GoQuote
{
    public static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            AppendRune(text, rune);
        }

        text.Append('"');
    }

    private static void AppendRune(StringBuilder text, Rune rune)
    {
        if (Escape(rune.Value) is { } escape)
        {
            text.Append('\\').Append(escape);
        }
        else if (IsPrintable(rune))
        {
            text.Append(rune.ToString());
        }
        else
        {
            var (prefix, format) = rune.Value < 0x80 ? ("\\x", "x2") : rune.Value <= 0xFFFF ? ("\\u", "x4") : ("\\U", "x8");
            text.Append(prefix).Append(rune.Value.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private static char? Escape(int rune) => rune switch
    {
        '"' => '"',
        '\\' => '\\',
        '\a' => 'a',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\v' => 'v',
        _ => null,
    };

    // Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and of the spaces only the ASCII one.
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator => false,
        _ => true,
    };
}
