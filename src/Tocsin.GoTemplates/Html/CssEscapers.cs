using System.Buffers;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Escapers of styles; their output is that of Go's html/template.</summary>
internal static class CssEscapers
{
    private static readonly SearchValues<char> _notInValues = SearchValues.Create("\0\"'()/;@[\\]`{}<>");

    private static readonly Replacements _text =
        new(
            ('\0', @"\0"), ('\t', @"\9"), ('\n', @"\a"), ('\f', @"\c"), ('\r', @"\d"), ('"', @"\22"), ('&', @"\26"), ('\'', @"\27"), ('(', @"\28"), (')', @"\29"),
            ('+', @"\2b"), ('/', @"\2f"), (':', @"\3a"), (';', @"\3b"), ('<', @"\3c"), ('>', @"\3e"), ('\\', @"\\"), ('{', @"\7b"), ('}', @"\7d"));

    /// <summary>In a string.</summary>
    public static readonly Escaper Text = SafeEscaper.Of("cssescaper", static (text, _, output) => WriteText(text, output));

    /// <summary>As a name, number, color or the like: what could be more than one of these is refused.</summary>
    public static readonly Escaper Value = SafeEscaper.Of("cssvaluefilter", static (text, kind, output) =>
        output.Append(kind == SafeTextKind.Css ? text : PlainValue(text)));

    private static void WriteText(string text, BoundedText output)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (_text.For(text[i]) is not { } escape)
            {
                output.Append(text[i]);
                continue;
            }

            output.Append(escape);
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (text[i] != '\\' && (char.IsAsciiHexDigit(next) || HtmlCharacters.IsSpace(next)))
            {
                // The space ends the escape, and is no part of the text.
                output.Append(' ');
            }
        }
    }

    private static ReadOnlySpan<char> PlainValue(string text)
    {
        var value = CssText.Decode(text);
        return value.IndexOfAny(_notInValues) >= 0 || value.IndexOf("--", StringComparison.Ordinal) >= 0 || RunsCode(value) ? SafeEscaper.Failsafe : value;
    }

    /// <summary>Whether the names in a value, taken together, hold one of the two that old browsers run code for.</summary>
    private static bool RunsCode(ReadOnlySpan<char> value)
    {
        Span<char> names = value.Length <= 256 ? stackalloc char[value.Length] : new char[value.Length];
        var length = 0;
        foreach (var c in value)
        {
            if (char.IsAscii(c) && CssText.IsName(c) && c != '-')
            {
                names[length++] = char.ToLowerInvariant(c);
            }
        }

        ReadOnlySpan<char> all = names[..length];
        return all.IndexOf("expression", StringComparison.Ordinal) >= 0 || all.IndexOf("mozbinding", StringComparison.Ordinal) >= 0;
    }
}
