namespace Tocsin.GoTemplates.Html;

/// <summary>The escapers of each context.</summary>
internal static class HtmlValues
{
    /// <param name="context">Already nudged.</param>
    public static ValueRule<HtmlContext> At(HtmlContext context)
    {
        if (IsUrl(context.State) && context.UrlPart == UrlPart.Unknown)
        {
            return new ValueRule<HtmlContext>(context, [], "appears in an ambiguous context within a URL");
        }

        List<Escaper> escapers = [.. IsUrl(context.State) ? InUrl(context) : InState(context)];
        if (context.Delimiter != HtmlDelimiter.None)
        {
            escapers.Add(context.Delimiter == HtmlDelimiter.SpaceOrTagEnd ? HtmlEscapers.NoSpace : HtmlEscapers.Attribute);
        }

        // After a value, a slash divides it.
        return new ValueRule<HtmlContext>(context.State == HtmlState.JS ? context with { Slash = JsSlash.DivOp } : context, escapers, null);
    }

    private static bool IsUrl(HtmlState state) =>
        state is HtmlState.URL or HtmlState.CSSDqStr or HtmlState.CSSSqStr or HtmlState.CSSDqURL or HtmlState.CSSSqURL or HtmlState.CSSURL;

    private static Escaper[] InUrl(HtmlContext context)
    {
        var normalizer = context.State is HtmlState.CSSDqStr or HtmlState.CSSSqStr ? CssEscapers.Text : UrlEscapers.Normalizer;
        return context.UrlPart switch
        {
            UrlPart.None => [UrlEscapers.Filter, normalizer],
            UrlPart.PreQuery => [normalizer],
            _ => [UrlEscapers.Query],
        };
    }

    private static Escaper[] InState(HtmlContext context) => context.State switch
    {
        HtmlState.MetaContentURL => [UrlEscapers.Filter],
        HtmlState.JS => [JsEscapers.Value],
        HtmlState.JSDqStr or HtmlState.JSSqStr => [JsEscapers.String],
        HtmlState.JSTmplLit => [JsEscapers.TemplateLiteral],
        HtmlState.JSRegexp => [JsEscapers.Regexp],
        HtmlState.CSS => [CssEscapers.Value],
        HtmlState.Text => [HtmlEscapers.Text],
        HtmlState.RCDATA => [HtmlEscapers.Rcdata],
        HtmlState.AttrName => [HtmlEscapers.Name],
        HtmlState.Srcset => [UrlEscapers.Srcset],
        HtmlState.Attr or HtmlState.MetaContent => [],
        _ when context.IsComment => [HtmlEscapers.Comment],
        _ => throw new InvalidOperationException($"no rule for values in {context}"),
    };
}
