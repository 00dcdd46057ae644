using System.Buffers;
using System.Globalization;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Execution;

/// <summary>The escapes of the built-in functions <c>html</c>, <c>js</c> and <c>urlquery</c>.</summary>
internal static class TextEscapes
{
    private static readonly Replacements _html = new(('\0', "\ufffd"), ('"', "&#34;"), ('&', "&amp;"), ('\'', "&#39;"), ('<', "&lt;"), ('>', "&gt;"));
    private static readonly SearchValues<char> _unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    public static void Html(BoundedText text, ReadOnlySpan<char> value) => _html.Write(value, text);

    public static void JavaScript(BoundedText text, string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\\':
                    text.Append(@"\\");
                    break;
                case '\'':
                    text.Append(@"\'");
                    break;
                case '"':
                    text.Append(@"\""");
                    break;
                case '<' or '>' or '&' or '=' or < ' ':
                    text.Append(string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"));
                    break;
                case >= 0x80 when !Quoting.IsPrintable(rune):
                    text.Append(string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"));
                    break;
                default:
                    text.Append(rune.ToString());
                    break;
            }
        }
    }

    /// <summary>Go's <c>url.QueryEscape</c>: everything but letters, digits and <c>-_.~</c> by its bytes, a space as <c>+</c>.</summary>
    public static void UrlQuery(BoundedText text, string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsBmp && _unreserved.Contains((char)rune.Value))
            {
                text.Append((char)rune.Value);
            }
            else if (rune.Value == ' ')
            {
                text.Append('+');
            }
            else
            {
                PercentEncoding.Append(text, rune, PercentEncoding.UpperDigits);
            }
        }
    }
}
