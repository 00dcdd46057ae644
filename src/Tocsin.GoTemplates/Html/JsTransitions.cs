using System.Buffers;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Scripts: just enough of their tokens to know strings, template literals, regular expressions and comments from the rest.</summary>
internal static class JsTransitions
{
    private static readonly SearchValues<char> _specials = SearchValues.Create("\"'`/{}<-#");

    /// <summary>Goes to the beginning of the next literal or comment, past the next division, or out of the expression of a template literal.</summary>
    /// <remarks>
    /// Go takes a brace, <c>&lt;</c>, <c>-</c> or <c>#</c> that means nothing special as a token of its own and may then mistake a regular expression after it for a
    /// division; here it is part of the tokens around it.
    /// </remarks>
    public static HtmlContext Script(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        for (var at = 0; text[at..].IndexOfAny(_specials) is var next and >= 0; at++)
        {
            at += next;
            switch (text[at])
            {
                case '"' or '\'' or '`':
                    taken = at + 1;
                    return context with { State = Quoted(text[at]), Slash = JsSlash.Regexp };
                case '/':
                    return Slash(Before(context, text[..at]), text, at, out taken);
                case '{':
                    context = context with { Braces = context.Braces is { } braces ? braces with { Open = braces.Open + 1 } : null };
                    break;
                case '}' when context.Braces is { Open: 0 } expression:
                    taken = at + 1;
                    return Before(context, text[..at]) with { State = HtmlState.JSTmplLit, Braces = expression.Outer };
                case '}':
                    context = context with { Braces = context.Braces is { } open ? open with { Open = open.Open - 1 } : null };
                    break;
                default:
                    if (Comment(text[at..], out var length) is { } comment)
                    {
                        taken = at + length;
                        return Before(context, text[..at]) with { State = comment };
                    }

                    break;
            }
        }

        taken = text.Length;
        return Before(context, text);
    }

    /// <summary>Goes to the end of a template literal, or into an expression in it.</summary>
    public static HtmlContext TemplateLiteral(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        for (var at = 0; text[at..].IndexOfAny("`\\$") is var next and >= 0; at++)
        {
            at += next;
            switch (text[at])
            {
                case '\\':
                    at = Escaped(text, at);
                    break;
                case '$' when at + 1 < text.Length && text[at + 1] == '{':
                    taken = at + 2;
                    return context with { State = HtmlState.JS, Braces = JsBraces.Enter(context.Braces) };
                case '`':
                    taken = at + 1;
                    // A value has ended: a slash divides it. (Go still takes it for the start of a regular expression.)
                    return context with { State = HtmlState.JS, Slash = JsSlash.DivOp };
            }
        }

        taken = text.Length;
        return context;
    }

    /// <summary>Goes to the end of a string or of a regular expression.</summary>
    public static HtmlContext Literal(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var specials = context.State switch
        {
            HtmlState.JSSqStr => "\\'",
            HtmlState.JSRegexp => "\\/[]",
            _ => "\\\"",
        };
        var inSet = false;
        for (var at = 0; text[at..].IndexOfAny(specials) is var next and >= 0; at++)
        {
            at += next;
            switch (text[at])
            {
                case '\\':
                    at = Escaped(text, at);
                    break;
                case '[':
                    inSet = true;
                    break;
                case ']':
                    inSet = false;
                    break;
                case '/' when EndsScript(text, at):
                    // Not the end: it will be escaped.
                    at++;
                    break;
                default:
                    if (inSet)
                    {
                        break;
                    }

                    taken = at + 1;
                    return context with { State = HtmlState.JS, Slash = JsSlash.DivOp };
            }
        }

        if (inSet)
        {
            throw new TemplateException($"unfinished JS regexp charset: {GoFormat.Quote(text.ToString())}");
        }

        taken = text.Length;
        return context;
    }

    // Looks back from a place where something begins, not from each character that might: a run of them would be looked at again and again.
    private static HtmlContext Before(HtmlContext context, ReadOnlySpan<char> tokens) => context with { Slash = JsSlashes.After(tokens, context.Slash) };

    private static HtmlState Quoted(char quote) => quote switch
    {
        '"' => HtmlState.JSDqStr,
        '\'' => HtmlState.JSSqStr,
        _ => HtmlState.JSTmplLit,
    };

    private static HtmlContext Slash(HtmlContext context, ReadOnlySpan<char> text, int at, out int taken)
    {
        var following = at + 1 < text.Length ? text[at + 1] : default;
        taken = at + (following is '/' or '*' ? 2 : 1);
        return (following, context.Slash) switch
        {
            ('/', _) => context with { State = HtmlState.JSLineCmt },
            ('*', _) => context with { State = HtmlState.JSBlockCmt },
            (_, JsSlash.Regexp) => context with { State = HtmlState.JSRegexp },
            (_, JsSlash.DivOp) => context with { Slash = JsSlash.Regexp },
            _ => throw new TemplateException($"'/' could start a division or regexp: {GoFormat.Quote(HtmlCharacters.Beginning(text[at..]))}"),
        };
    }

    /// <summary>The comments that scripts have from HTML, and a line of <c>#!</c>; each ends with its line.</summary>
    private static HtmlState? Comment(ReadOnlySpan<char> text, out int length)
    {
        (var state, length) = text.StartsWith("<!--", StringComparison.Ordinal) ? (HtmlState.JSHTMLOpenCmt, 4)
            : text.StartsWith("-->", StringComparison.Ordinal) ? (HtmlState.JSHTMLCloseCmt, 3)
            : text.StartsWith("#!", StringComparison.Ordinal) ? (HtmlState.JSLineCmt, 2)
            : ((HtmlState?)null, 0);
        return state;
    }

    private static bool EndsScript(ReadOnlySpan<char> text, int slash) =>
        slash > 0 && slash + 7 <= text.Length && System.Text.Ascii.EqualsIgnoreCase(text.Slice(slash - 1, 8), "</script");

    private static int Escaped(ReadOnlySpan<char> text, int backslash) =>
        backslash + 1 < text.Length
            ? backslash + 1
            : throw new TemplateException($"unfinished escape sequence in JS string: {GoFormat.Quote(text.ToString())}");
}
