using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Styles. Every string in them is taken for a URL, since that is what most are; others have nothing in them that this would harm.</summary>
internal static class CssTransitions
{
    /// <summary>Goes to the beginning of the next string, <c>url(</c> or comment.</summary>
    public static HtmlContext Css(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        for (var at = 0; text[at..].IndexOfAny("(\"'/") is var next and >= 0; at++)
        {
            at += next;
            var following = at + 1 < text.Length ? text[at + 1] : default;
            if (text[at] == '(')
            {
                if (CssText.EndsWithUrl(text[..at].TrimEnd("\t\n\f\r ")))
                {
                    return Url(context, text, HtmlCharacters.SkipSpace(text, at + 1), out taken);
                }
            }
            else if (text[at] != '/' || following is '/' or '*')
            {
                taken = at + (text[at] == '/' ? 2 : 1);
                var state = (text[at], following) switch
                {
                    ('"', _) => HtmlState.CSSDqStr,
                    ('\'', _) => HtmlState.CSSSqStr,
                    (_, '/') => HtmlState.CSSLineCmt,
                    _ => HtmlState.CSSBlockCmt,
                };
                return context with { State = state };
            }
        }

        taken = text.Length;
        return context;
    }

    /// <summary>Goes to the end of a string or URL.</summary>
    public static HtmlContext Text(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var ends = context.State switch
        {
            HtmlState.CSSDqStr or HtmlState.CSSDqURL => "\\\"",
            HtmlState.CSSSqStr or HtmlState.CSSSqURL => "\\'",
            _ => "\\\t\n\f\r )",
        };

        // Decoding starts again at each escape, which may be longer than the two characters that are looked at here.
        var escape = 0;
        var rest = 0;
        for (var at = 0; text[at..].IndexOfAny(ends) is var next and >= 0; at = rest)
        {
            at += next;
            if (text[at] != '\\')
            {
                taken = at + 1;
                return context with { State = HtmlState.CSS };
            }

            if (at + 1 == text.Length)
            {
                throw new TemplateException($"unfinished escape sequence in CSS string: {GoFormat.Quote(text.ToString())}");
            }

            rest = at + 2;
            context = UrlTransitions.After(context, CssText.Decode(text[escape..rest]));
            escape = at;
        }

        taken = text.Length;
        return UrlTransitions.After(context, CssText.Decode(text[rest..]));
    }

    private static HtmlContext Url(HtmlContext context, ReadOnlySpan<char> text, int start, out int taken)
    {
        var state = start == text.Length ? HtmlState.CSSURL : text[start] switch
        {
            '"' => HtmlState.CSSDqURL,
            '\'' => HtmlState.CSSSqURL,
            _ => HtmlState.CSSURL,
        };
        taken = state == HtmlState.CSSURL ? start : start + 1;
        return context with { State = state };
    }
}
