using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Escapers of element text, attributes and comments; their output is that of Go's html/template.</summary>
internal static class HtmlEscapers
{
    private static readonly Replacements _quoted =
        new(('\0', "\ufffd"), ('"', "&#34;"), ('&', "&amp;"), ('\'', "&#39;"), ('+', "&#43;"), ('<', "&lt;"), ('>', "&gt;"));

    private static readonly Replacements _quotedReferences = _quoted.Except(('&', null));

    private static readonly Replacements _bare =
        new(
            ('\0', "&#xfffd;"), ('\t', "&#9;"), ('\n', "&#10;"), ('\v', "&#11;"), ('\f', "&#12;"), ('\r', "&#13;"), (' ', "&#32;"), ('"', "&#34;"), ('&', "&amp;"),
            ('\'', "&#39;"), ('+', "&#43;"), ('<', "&lt;"), ('=', "&#61;"), ('>', "&gt;"), ('`', "&#96;"))
        {
            EscapesNoncharacters = true,
        };

    private static readonly Replacements _bareReferences = _bare.Except(('&', null));

    public static readonly Escaper Text = SafeEscaper.Of("htmlescaper", static (text, kind, output) =>
    {
        if (kind == SafeTextKind.Html)
        {
            output.Append(text);
        }
        else
        {
            _quoted.Write(text, output);
        }
    });

    /// <summary>In <c>textarea</c> and <c>title</c>; what is HTML already keeps its character references.</summary>
    public static readonly Escaper Rcdata = SafeEscaper.Of("rcdataescaper", static (text, kind, output) =>
        (kind == SafeTextKind.Html ? _quotedReferences : _quoted).Write(text, output));

    /// <summary>In the value of an attribute, within quotes.</summary>
    public static readonly Escaper Attribute = SafeEscaper.Of("attrescaper", static (text, kind, output) =>
    {
        if (kind == SafeTextKind.Html)
        {
            _quotedReferences.Write(TagStripper.Strip(text), output);
        }
        else
        {
            _quoted.Write(text, output);
        }
    });

    /// <summary>In the value of an attribute, without quotes. Nothing at all would make the next attribute the value.</summary>
    public static readonly Escaper NoSpace = SafeEscaper.Of("nospaceescaper", static (text, kind, output) =>
    {
        if (text.Length == 0)
        {
            output.Append(SafeEscaper.Failsafe);
        }
        else if (kind == SafeTextKind.Html)
        {
            _bareReferences.Write(TagStripper.Strip(text), output);
        }
        else
        {
            _bare.Write(text, output);
        }
    });

    /// <summary>As a part of the name of an attribute or a tag, or as a whole attribute that is known to be safe.</summary>
    public static readonly Escaper Name = SafeEscaper.Of("htmlnamefilter", static (text, kind, output) =>
        output.Append(kind == SafeTextKind.HtmlAttribute ? text : PlainName(text) ?? SafeEscaper.Failsafe));

    /// <summary>Nothing that comes from a value is left in a comment.</summary>
    public static readonly Escaper Comment = SafeEscaper.Of("commentescaper", static (_, _, _) => { });

    private static string? PlainName(string text)
    {
        var name = text.ToLowerInvariant();
        return name.Length > 0 && AttributeTypes.Of(name) == AttributeType.Plain && name.All(char.IsAsciiLetterOrDigit) ? name : null;
    }
}
