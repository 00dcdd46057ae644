using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>String literals as Go writes and reads them (<c>strconv.Quote</c>, <c>strconv.Unquote</c>).</summary>
internal static class GoLiteral
{
    /// <summary>The text in double quotes, with escapes for what can't be printed.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            AppendEscaped(quoted, rune);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A character as <c>%#U</c> prints it: <c>U+0023 '#'</c>.</summary>
    public static string Describe(Rune rune) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}") + (IsPrintable(rune) ? $" '{rune}'" : "");

    /// <summary>Whether Go prints a character as it is: letters, marks, numbers, punctuation, symbols and the ASCII space.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>Reads a literal in double quotes or in back quotes.</summary>
    /// <param name="quoted">The literal with its quotes.</param>
    /// <param name="text">Its value. Bytes written as <c>\xff</c> or <c>\377</c> that form no UTF-8 are U+FFFD each.</param>
    public static bool TryUnquote(string quoted, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (quoted.Length < 2 || quoted[0] != quoted[^1])
        {
            return false;
        }

        var inner = quoted.AsSpan(1, quoted.Length - 2);
        if (quoted[0] == '`')
        {
            text = inner.Contains('`') ? null : inner.ToString().Replace("\r", "", StringComparison.Ordinal);
        }
        else if (quoted[0] == '"' && !inner.Contains('\n'))
        {
            text = inner.ContainsAny('\\', '"') ? Unescape(inner) : inner.ToString();
        }

        return text is not null;
    }

    private static string? Unescape(ReadOnlySpan<char> inner)
    {
        var text = new StringBuilder(inner.Length);
        var bytes = new List<byte>();
        while (!inner.IsEmpty)
        {
            if (!GoEscape.TryRead(ref inner, '"', out var value, out var isByte))
            {
                return null;
            }

            if (isByte)
            {
                bytes.Add((byte)value);
                continue;
            }

            AppendBytes(text, bytes);
            text.Append(value <= char.MaxValue ? ((char)value).ToString() : char.ConvertFromUtf32(value));
        }

        AppendBytes(text, bytes);
        return text.ToString();
    }

    private static void AppendBytes(StringBuilder text, List<byte> bytes)
    {
        var rest = CollectionsMarshal.AsSpan(bytes);
        while (!rest.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done;
            text.Append(rune);
            rest = rest[(isWhole ? length : 1)..];
        }

        bytes.Clear();
    }

    private static void AppendEscaped(StringBuilder quoted, Rune rune)
    {
        var letter = rune.Value is >= '\a' and <= '\r' ? "abtnvfr"[rune.Value - '\a'] : '\0';
        if (letter != '\0' || rune.Value is '"' or '\\')
        {
            quoted.Append('\\').Append(letter != '\0' ? letter : (char)rune.Value);
        }
        else if (IsPrintable(rune))
        {
            quoted.Append(rune);
        }
        else
        {
            quoted.Append(rune.Value switch
            {
                < ' ' or 0x7f => $"\\x{rune.Value:x2}",
                <= char.MaxValue => $"\\u{rune.Value:x4}",
                _ => $"\\U{rune.Value:x8}",
            });
        }
    }
}
