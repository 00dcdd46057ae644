using System.Buffers;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Literal text in the value of an attribute.</summary>
internal static class AttributeValue
{
    private static readonly SearchValues<char> _bareEnds = SearchValues.Create(" \t\n\f\r>");

    /// <summary>Goes to the end of the value and past its quote. Where the text ends within the value, all of it is taken.</summary>
    public static HtmlContext Next(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var end = End(context.Delimiter, text);
        if (context.Delimiter == HtmlDelimiter.SpaceOrTagEnd)
        {
            Check(text[..(end < 0 ? text.Length : end)]);
        }

        if (end < 0)
        {
            taken = text.Length;
            return Within(context, HtmlEntities.Decode(text.ToString()));
        }

        taken = context.Delimiter == HtmlDelimiter.SpaceOrTagEnd ? end : end + 1;
        var isOtherScript = context is { State: HtmlState.Attr, Element: HtmlElement.Script, Attribute: AttributeKind.ScriptType } && !ScriptTypes.IsScript(text[..end]);
        return new HtmlContext(HtmlState.Tag, Element: isOtherScript ? HtmlElement.None : context.Element);
    }

    /// <summary>Where a value ends; negative where it doesn't.</summary>
    public static int End(HtmlDelimiter delimiter, ReadOnlySpan<char> text) => delimiter switch
    {
        HtmlDelimiter.DoubleQuote => text.IndexOf('"'),
        HtmlDelimiter.SingleQuote => text.IndexOf('\''),
        _ => text.IndexOfAny(_bareEnds),
    };

    private static HtmlContext Within(HtmlContext context, ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            context = Transitions.Next(context.State, context, value, out var taken);
            value = value[taken..];
        }

        return context;
    }

    /// <summary>Browsers differ on where a value ends that has no quotes but one of these in it.</summary>
    private static void Check(ReadOnlySpan<char> value)
    {
        var at = value.IndexOfAny("\"'<=`");
        if (at >= 0)
        {
            throw new TemplateException($"{GoFormat.Quote(value[at].ToString())} in unquoted attr: {GoFormat.Quote(value.ToString())}");
        }
    }
}
