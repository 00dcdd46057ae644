using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.Matching;

/// <summary>Text between double quotes in the UTF-8 notation, with all escapes of Go (<c>strconv.Unquote</c>).</summary>
internal static class QuotedText
{
    /// <summary>The text, null if an escape is wrong or the bytes that are written as <c>\xff</c> or <c>\377</c> make no UTF-8.</summary>
    public static string? Unquote(string quoted)
    {
        var rest = quoted.AsSpan(1, quoted.Length - 2);
        if (rest.Contains('\n'))
        {
            return null;
        }

        var utf8 = new ArrayBufferWriter<byte>(quoted.Length);
        while (!rest.IsEmpty)
        {
            if (!GoEscape.TryRead(ref rest, '"', out var value, out var isByte))
            {
                return null;
            }

            if (isByte)
            {
                utf8.Write([(byte)value]);
            }
            else
            {
                var rune = Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
                utf8.Advance(rune.EncodeToUtf8(utf8.GetSpan(4)));
            }
        }

        return Utf8.IsValid(utf8.WrittenSpan) ? Encoding.UTF8.GetString(utf8.WrittenSpan) : null;
    }
}
