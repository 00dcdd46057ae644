namespace Tocsin.GoTemplates.Html;

/// <summary>How text moves a context on: one function per state. Each takes some of the text, and says how much; the rest is for the next call.</summary>
/// <remarks>A function takes nothing only when it changes the state. Text that can't be understood is a <see cref="TemplateException"/>.</remarks>
internal static class Transitions
{
    /// <param name="state">The state whose function is used: the context's own, except where tags are stripped.</param>
    /// <param name="context">The context before the text.</param>
    /// <param name="text">Not empty.</param>
    /// <param name="taken">Characters of the text that were taken.</param>
    public static HtmlContext Next(HtmlState state, HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        switch (state)
        {
            case HtmlState.Text:
                return TagTransitions.Text(context, text, out taken);
            case HtmlState.Tag:
                return TagTransitions.Tag(context, text, out taken);
            case HtmlState.AttrName:
                return TagTransitions.Name(context, text, out taken);
            case HtmlState.AfterName:
                return TagTransitions.AfterName(context, text, out taken);
            case HtmlState.BeforeValue:
                return TagTransitions.BeforeValue(context, text, out taken);
            case HtmlState.RCDATA:
                return SpecialElements.Body(context, text, out taken);
            case HtmlState.URL or HtmlState.Srcset:
                return UrlTransitions.Url(context, text, out taken);
            case HtmlState.MetaContent:
                return UrlTransitions.MetaContent(context, text, out taken);
            case HtmlState.MetaContentURL:
                return UrlTransitions.MetaContentUrl(context, text, out taken);
            case HtmlState.JS:
                return JsTransitions.Script(context, text, out taken);
            case HtmlState.JSTmplLit:
                return JsTransitions.TemplateLiteral(context, text, out taken);
            case HtmlState.JSDqStr or HtmlState.JSSqStr or HtmlState.JSRegexp:
                return JsTransitions.Literal(context, text, out taken);
            case HtmlState.CSS:
                return CssTransitions.Css(context, text, out taken);
            case HtmlState.CSSDqStr or HtmlState.CSSSqStr or HtmlState.CSSDqURL or HtmlState.CSSSqURL or HtmlState.CSSURL:
                return CssTransitions.Text(context, text, out taken);
            case HtmlState.HTMLCmt or HtmlState.JSBlockCmt or HtmlState.CSSBlockCmt:
                return CommentTransitions.Block(context, text, out taken);
            case HtmlState.JSLineCmt or HtmlState.JSHTMLOpenCmt or HtmlState.JSHTMLCloseCmt or HtmlState.CSSLineCmt:
                return CommentTransitions.Line(context, text, out taken);
            default:
                taken = text.Length;
                return context;
        }
    }
}
