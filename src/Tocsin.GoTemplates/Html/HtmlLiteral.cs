using System.Text;

namespace Tocsin.GoTemplates.Html;

/// <summary>
/// Follows one piece of a template's literal text. Comments are left out of the result, a <c>&lt;</c> that begins no tag is escaped, and so are the tags of
/// scripts within the literals of a script, as in Go's html/template.
/// </summary>
internal sealed class HtmlLiteral(string text)
{
    private StringBuilder? _result;

    // What is before this is in the result, as it is or changed.
    private int _copied;

    // Where the special element ends that the text is in; a search for it is good for all places before it.
    private int? _elementEnd;

    public (HtmlContext After, string Text) Follow(HtmlContext context)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = Next(context, at, out var end);
            Rewrite(context, next, at, end);
            (context, at) = (next, end);
        }

        if (_result is not { } result)
        {
            return (context, text);
        }

        if (!context.IsElided)
        {
            result.Append(text, _copied, text.Length - _copied);
        }

        return (context, result.ToString());
    }

    private HtmlContext Next(HtmlContext context, int at, out int end)
    {
        var rest = text.AsSpan(at);
        if (context.Delimiter != HtmlDelimiter.None)
        {
            var next = AttributeValue.Next(context, rest, out var length);
            end = at + length;
            return next;
        }

        var elementEnd = ElementEnd(context, at);
        if (elementEnd == at)
        {
            end = at;
            return default;
        }

        var after = Transitions.Next(context.State, context, text.AsSpan(at, elementEnd - at), out var taken);
        end = at + taken;
        return after;
    }

    private int ElementEnd(HtmlContext context, int at)
    {
        if (context.Element == HtmlElement.None || (context.Element == HtmlElement.Script && (context.IsScriptLiteral || context.IsComment)))
        {
            // Another element may begin: what is known is of no use to it.
            _elementEnd = context.Element == HtmlElement.None ? null : _elementEnd;
            return text.Length;
        }

        if (_elementEnd is not { } known || known < at)
        {
            known = SpecialElements.End(context, text.AsSpan(at)) is var found and >= 0 ? at + found : text.Length;
            _elementEnd = known;
        }

        return known;
    }

    private void Rewrite(HtmlContext context, HtmlContext next, int start, int end)
    {
        if (context.State is HtmlState.Text or HtmlState.RCDATA)
        {
            EscapeLess(start, next.State == context.State ? end : TagStart(start, end));
        }
        else if (context.IsElided)
        {
            LeaveOut(context, end);
        }

        if (next.State != context.State && next.IsElided)
        {
            var opening = next.State switch
            {
                HtmlState.HTMLCmt or HtmlState.JSHTMLOpenCmt => 4,
                HtmlState.JSHTMLCloseCmt => 3,
                _ => 2,
            };
            Copy(end - opening, "", end);
        }

        if (context.IsScriptLiteral)
        {
            EscapeScriptTags(start, end);
        }
    }

    private int TagStart(int start, int end) =>
        text.AsSpan(start, end - start).LastIndexOf('<') is var at and >= 0 ? start + at : end;

    private void EscapeLess(int start, int end)
    {
        for (var at = start; text.AsSpan(at, end - at).IndexOf('<') is var next and >= 0; at++)
        {
            at += next;
            if (!IsDoctype(at))
            {
                Copy(at, "&lt;", at + 1);
            }
        }
    }

    private bool IsDoctype(int at) =>
        text.Length - at >= 9 && Ascii.EqualsIgnoreCase(text.AsSpan(at, 9), "<!DOCTYPE");

    /// <summary>A block comment is white space: a line break, where it has one.</summary>
    private void LeaveOut(HtmlContext context, int end)
    {
        var space = context.State switch
        {
            HtmlState.JSBlockCmt => text.AsSpan(_copied, end - _copied).IndexOfAny("\n\r\u2028\u2029") >= 0 ? "\n" : " ",
            HtmlState.CSSBlockCmt => " ",
            _ => "",
        };
        Copy(_copied, space, end);
    }

    private void EscapeScriptTags(int start, int end)
    {
        for (var at = start; text.AsSpan(at, end - at).IndexOf('<') is var next and >= 0; at++)
        {
            at += next;
            var tag = text.AsSpan(at + 1, end - at - 1);
            if (StartsWith(tag, "script") || StartsWith(tag, "/script") || StartsWith(tag, "!--"))
            {
                Copy(at, "\\x3C", at + 1);
            }
        }
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string word) =>
        text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);

    /// <summary>Copies the text up to an index, and adds something instead of what follows.</summary>
    private void Copy(int upTo, string instead, int continueAt)
    {
        _result ??= new StringBuilder(text.Length);
        _result.Append(text, _copied, upTo - _copied).Append(instead);
        _copied = continueAt;
    }
}
