namespace Tocsin.GoTemplates.Html;

/// <summary>URLs, and the <c>content</c> of <c>meta</c>, which may hold one.</summary>
internal static class UrlTransitions
{
    public static HtmlContext Url(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        taken = text.Length;
        return After(context, text);
    }

    /// <summary>The context after a piece of a URL; white space before the URL is none of it.</summary>
    public static HtmlContext After(HtmlContext context, ReadOnlySpan<char> text) =>
        text.IndexOfAny('#', '?') >= 0 ? context with { UrlPart = UrlPart.QueryOrFrag }
        : context.UrlPart == UrlPart.None && HtmlCharacters.SkipSpace(text, 0) != text.Length ? context with { UrlPart = UrlPart.PreQuery }
        : context;

    public static HtmlContext MetaContent(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        for (var at = 0; text[at..].IndexOf("url", StringComparison.OrdinalIgnoreCase) is var next and >= 0; at += next + 1)
        {
            var equals = HtmlCharacters.SkipSpace(text, at + next + 3);
            if (equals < text.Length && text[equals] == '=')
            {
                taken = equals + 1;
                return context with { State = HtmlState.MetaContentURL };
            }
        }

        taken = text.Length;
        return context;
    }

    public static HtmlContext MetaContentUrl(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var at = text.IndexOf(';');
        taken = at < 0 ? text.Length : at + 1;
        return at < 0 ? context : context with { State = HtmlState.MetaContent };
    }
}
