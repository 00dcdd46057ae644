namespace Tocsin.GoTemplates.Html;

/// <summary>Comments of HTML, scripts and styles.</summary>
internal static class CommentTransitions
{
    public static HtmlContext Block(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var end = context.State == HtmlState.HTMLCmt ? "-->" : "*/";
        var at = text.IndexOf(end, StringComparison.Ordinal);
        taken = at < 0 ? text.Length : at + end.Length;
        return at < 0 ? context : context.State switch
        {
            HtmlState.JSBlockCmt => context with { State = HtmlState.JS },
            HtmlState.CSSBlockCmt => context with { State = HtmlState.CSS },
            _ => default,
        };
    }

    /// <summary>A comment up to the end of the line, which isn't part of it. Styles have none by the standard, but browsers know them.</summary>
    public static HtmlContext Line(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var isCss = context.State == HtmlState.CSSLineCmt;
        var at = text.IndexOfAny(isCss ? "\n\f\r" : "\n\r\u2028\u2029");
        taken = at < 0 ? text.Length : at;
        return at < 0 ? context : context with { State = isCss ? HtmlState.CSS : HtmlState.JS };
    }
}
