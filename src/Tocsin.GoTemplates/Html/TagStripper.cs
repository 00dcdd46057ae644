using System.Text;

namespace Tocsin.GoTemplates.Html;

/// <summary>Takes the text out of HTML: of <c>&lt;b>Hi!&lt;/b> &lt;script>...&lt;/script></c> that is <c>Hi! </c>. Tags end where those of a template would.</summary>
internal static class TagStripper
{
    public static string Strip(string html)
    {
        var text = new StringBuilder();
        var context = default(HtmlContext);
        var hasTags = false;
        for (var at = 0; at < html.Length;)
        {
            if (Next(context, html.AsSpan(at)) is not var (next, taken))
            {
                hasTags = true;
                break;
            }

            if (context.State is HtmlState.Text or HtmlState.RCDATA)
            {
                var piece = html.AsSpan(at, taken);
                text.Append(next.State != context.State && piece.LastIndexOf('<') is var tag and >= 0 ? piece[..tag] : piece);
            }
            else
            {
                hasTags = true;
            }

            (context, at) = (next, at + taken);
        }

        return hasTags ? text.ToString() : html;
    }

    /// <summary>The next context and how much text leads to it; null where the rest is a tag that doesn't end, or no proper one.</summary>
    private static (HtmlContext Context, int Taken)? Next(HtmlContext context, ReadOnlySpan<char> html)
    {
        if (context.Delimiter != HtmlDelimiter.None)
        {
            var end = AttributeValue.End(context.Delimiter, html);
            var quote = context.Delimiter == HtmlDelimiter.SpaceOrTagEnd ? 0 : 1;
            return end < 0 ? null : (new HtmlContext(HtmlState.Tag, Element: context.Element), end + quote);
        }

        try
        {
            // The bodies of scripts and styles are skipped, not followed.
            var state = context.Element != HtmlElement.None && !context.IsInTag ? HtmlState.RCDATA : context.State;
            return (Transitions.Next(state, context, html, out var taken), taken);
        }
        catch (TemplateException)
        {
            return null;
        }
    }
}
