namespace Tocsin.GoTemplates.Html;

/// <summary>Elements whose body isn't HTML: it ends at their end tag.</summary>
internal static class SpecialElements
{
    public static HtmlElement Named(ReadOnlySpan<char> name) =>
        Is(name, "script") ? HtmlElement.Script
        : Is(name, "style") ? HtmlElement.Style
        : Is(name, "textarea") ? HtmlElement.Textarea
        : Is(name, "title") ? HtmlElement.Title
        : Is(name, "meta") ? HtmlElement.Meta
        : HtmlElement.None;

    /// <summary>The state after the start tag.</summary>
    public static HtmlState BodyState(HtmlElement element) => element switch
    {
        HtmlElement.Script => HtmlState.JS,
        HtmlElement.Style => HtmlState.CSS,
        HtmlElement.Textarea or HtmlElement.Title => HtmlState.RCDATA,
        _ => HtmlState.Text,
    };

    /// <summary>Takes everything before the end tag; from there on it is HTML again.</summary>
    public static HtmlContext Body(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var end = End(context, text);
        taken = end < 0 ? text.Length : end;
        return end < 0 ? context : default;
    }

    /// <summary>Where the element's end tag begins; negative where it doesn't, or where it wouldn't end the element.</summary>
    public static int End(HtmlContext context, ReadOnlySpan<char> text) =>
        // An end tag within a literal of a script gets escaped, and one within a comment is left out.
        context.Element == HtmlElement.None || (context.Element == HtmlElement.Script && (context.IsScriptLiteral || context.IsComment))
            ? -1
            : EndTag(text, Name(context.Element));

    private static int EndTag(ReadOnlySpan<char> text, string name)
    {
        for (var at = 0; text[at..].IndexOf("</", StringComparison.Ordinal) is var next and >= 0; at += next + 2)
        {
            var rest = text[(at + next + 2)..];
            if (rest.Length > name.Length && Is(rest[..name.Length], name) && rest[name.Length] is '>' or ' ' or '\t' or '\n' or '\f' or '/')
            {
                return at + next;
            }
        }

        return -1;
    }

    // A meta has no body, and so no end tag.
    private static string Name(HtmlElement element) => element switch
    {
        HtmlElement.Script => "script",
        HtmlElement.Style => "style",
        HtmlElement.Textarea => "textarea",
        HtmlElement.Title => "title",
        _ => "",
    };

    private static bool Is(ReadOnlySpan<char> name, string element) => System.Text.Ascii.EqualsIgnoreCase(name, element);
}
