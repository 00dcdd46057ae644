using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>String literals as Go reads them (<c>strconv.Unquote</c>).</summary>
internal static class GoLiteral
{
    /// <summary>A character as <c>%#U</c> prints it: <c>U+0023 '#'</c>.</summary>
    public static string Describe(Rune rune) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}") + (Quoting.IsPrintable(rune) ? $" '{rune}'" : "");

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
}
