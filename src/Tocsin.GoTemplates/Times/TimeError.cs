using System.Text;

namespace Tocsin.GoTemplates.Times;

/// <summary>The error texts of Go's package <c>time</c>.</summary>
internal static class TimeError
{
    /// <summary>Text that doesn't fit the layout.</summary>
    public static GoFunctionException Mismatch(string layout, string value, ReadOnlySpan<char> element, ReadOnlySpan<char> rest) =>
        new($"parsing time {Quote(value)} as {Quote(layout)}: cannot parse {Quote(rest)} as {Quote(element)}");

    /// <summary>Text that fits, but is no time.</summary>
    public static GoFunctionException Invalid(string value, string what) => new($"parsing time {Quote(value)}: {what}");

    /// <summary>In quotes; control characters and the UTF-8 bytes of what isn't ASCII as <c>\x</c> escapes.</summary>
    public static string Quote(ReadOnlySpan<char> value)
    {
        var text = new StringBuilder("\"");
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value >= ' ')
            {
                text.Append(rune.Value is '"' or '\\' ? "\\" : "").Append((char)rune.Value);
                continue;
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                text.Append("\\x").Append(Convert.ToHexStringLower([b]));
            }
        }

        return text.Append('"').ToString();
    }
}
