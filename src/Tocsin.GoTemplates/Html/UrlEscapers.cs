using System.Text;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Escapers of URLs; their output is that of Go's html/template.</summary>
internal static class UrlEscapers
{
    /// <summary>At the start of a URL: any scheme but http, https and mailto makes it a harmless fragment.</summary>
    public static readonly Escaper Filter = SafeEscaper.Of("urlfilter", static (text, kind, output) =>
        output.Append(kind == SafeTextKind.Url || IsSafe(text) ? text : "#" + SafeEscaper.Failsafe));

    /// <summary>In the query or fragment: everything that means something in a URL is encoded.</summary>
    public static readonly Escaper Query = SafeEscaper.Of("urlescaper", static (text, kind, output) => Encode(text, kind == SafeTextKind.Url, output));

    /// <summary>In a URL that brings its own structure: only what may stand in no URL is encoded.</summary>
    public static readonly Escaper Normalizer = SafeEscaper.Of("urlnormalizer", static (text, _, output) => Encode(text, true, output));

    /// <summary>In <c>srcset</c>: URLs with sizes, separated by commas.</summary>
    public static readonly Escaper Srcset = SafeEscaper.Of("srcsetescaper", WriteSrcset);

    // The reserved characters of RFC 3986 but for quotes and parentheses, which would end strings and url() of CSS.
    private const string Reserved = "!#$&*+,/:;=?@[]";

    private static bool IsSafe(ReadOnlySpan<char> url)
    {
        var colon = url.IndexOf(':');
        return colon < 0 || url[..colon].Contains('/') || Is(url[..colon], "http") || Is(url[..colon], "https") || Is(url[..colon], "mailto");

        static bool Is(ReadOnlySpan<char> scheme, string safe) => Ascii.EqualsIgnoreCase(scheme, safe);
    }

    private static void Encode(ReadOnlySpan<char> text, bool isStructured, BoundedText output)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (rune.IsAscii && StaysAsItIs(text, isStructured))
            {
                output.Append(text[0]);
            }
            else
            {
                PercentEncoding.Append(output, rune, PercentEncoding.LowerDigits);
            }

            text = text[length..];
        }
    }

    private static bool StaysAsItIs(ReadOnlySpan<char> text, bool isStructured) =>
        char.IsAsciiLetterOrDigit(text[0])
        || text[0] is '-' or '.' or '_' or '~'
        || (isStructured && (Reserved.Contains(text[0], StringComparison.Ordinal) || IsEncoded(text)));

    private static bool IsEncoded(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    private static void WriteSrcset(string text, SafeTextKind? kind, BoundedText output)
    {
        switch (kind)
        {
            case SafeTextKind.Srcset:
                output.Append(text);
                break;
            case SafeTextKind.Url:
                // The comma of a single URL must not separate two.
                using (var url = new BoundedText(output.Limit))
                {
                    Encode(text, true, url);
                    output.Append(url.ToString().Replace(",", "%2c", StringComparison.Ordinal));
                }

                break;
            default:
                foreach (var source in text.AsSpan().Split(','))
                {
                    if (source.Start.Value > 0)
                    {
                        output.Append(',');
                    }

                    WriteSource(text.AsSpan()[source], output);
                }

                break;
        }
    }

    /// <summary>A URL, and after white space its size: letters and digits only.</summary>
    private static void WriteSource(ReadOnlySpan<char> source, BoundedText output)
    {
        var start = HtmlCharacters.SkipSpace(source, 0);
        var end = start;
        while (end < source.Length && !HtmlCharacters.IsSpace(source[end]))
        {
            end++;
        }

        if (!IsSafe(source[start..end]) || !IsSize(source[end..]))
        {
            output.Append("#" + SafeEscaper.Failsafe);
            return;
        }

        output.Append(source[..start]);
        Encode(source[start..end], true, output);
        output.Append(source[end..]);
    }

    private static bool IsSize(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!HtmlCharacters.IsSpace(c) && !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
