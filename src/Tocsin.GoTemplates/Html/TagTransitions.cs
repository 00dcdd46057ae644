using System.Buffers;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Text between tags, and tags with their attributes up to the values.</summary>
internal static class TagTransitions
{
    private static readonly SearchValues<char> _afterName = SearchValues.Create(" \t\n\f\r=>'\"<");

    /// <summary>Goes to the name of the next tag, or into a comment.</summary>
    public static HtmlContext Text(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        for (var at = 0; text[at..].IndexOf('<') is var next and >= 0; at += next + 1)
        {
            var rest = text[(at + next + 1)..];
            if (rest.StartsWith("!--", StringComparison.Ordinal))
            {
                taken = at + next + 4;
                return new HtmlContext(HtmlState.HTMLCmt);
            }

            var slash = rest.StartsWith('/') ? 1 : 0;
            if (TagName(rest[slash..]) is var length and > 0)
            {
                taken = at + next + 1 + slash + length;
                return new HtmlContext(HtmlState.Tag, Element: slash == 1 ? HtmlElement.None : SpecialElements.Named(rest[..length]));
            }
        }

        taken = text.Length;
        return context;
    }

    public static HtmlContext Tag(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        var start = HtmlCharacters.SkipSpace(text, 0);
        if (start == text.Length)
        {
            taken = start;
            return context;
        }

        if (text[start] == '>')
        {
            taken = start + 1;
            return new HtmlContext(SpecialElements.BodyState(context.Element), Element: context.Element == HtmlElement.Meta ? HtmlElement.None : context.Element);
        }

        taken = AttributeName(text, start);
        if (taken == start)
        {
            throw new TemplateException($"expected space, attr name, or end of tag, but got {GoFormat.Quote(text[start..].ToString())}");
        }

        var attribute = AttributeTypes.Kind(text[start..taken].ToString().ToLowerInvariant(), context.Element);
        return new HtmlContext(taken == text.Length ? HtmlState.AttrName : HtmlState.AfterName, Attribute: attribute, Element: context.Element);
    }

    public static HtmlContext Name(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        taken = AttributeName(text, 0);
        return taken == text.Length ? context : context with { State = HtmlState.AfterName };
    }

    public static HtmlContext AfterName(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        taken = HtmlCharacters.SkipSpace(text, 0);
        if (taken == text.Length)
        {
            return context;
        }

        if (text[taken] != '=')
        {
            // An attribute without a value.
            return context with { State = HtmlState.Tag };
        }

        taken++;
        return context with { State = HtmlState.BeforeValue };
    }

    public static HtmlContext BeforeValue(HtmlContext context, ReadOnlySpan<char> text, out int taken)
    {
        taken = HtmlCharacters.SkipSpace(text, 0);
        if (taken == text.Length)
        {
            return context;
        }

        var delimiter = text[taken] switch
        {
            '\'' => HtmlDelimiter.SingleQuote,
            '"' => HtmlDelimiter.DoubleQuote,
            _ => HtmlDelimiter.SpaceOrTagEnd,
        };
        taken += delimiter == HtmlDelimiter.SpaceOrTagEnd ? 0 : 1;
        return context with { State = HtmlContext.ValueState(context.Attribute), Delimiter = delimiter };
    }

    /// <summary>The length of a tag's name: letters and digits, and single <c>:</c> or <c>-</c> between them.</summary>
    private static int TagName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
        {
            return 0;
        }

        var end = 1;
        while (end < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }
            else if (text[end] is ':' or '-' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>Where an attribute's name ends. Quotes and <c>&lt;</c> in it mean that something is badly wrong.</summary>
    private static int AttributeName(ReadOnlySpan<char> text, int start)
    {
        var next = text[start..].IndexOfAny(_afterName);
        if (next < 0)
        {
            return text.Length;
        }

        var end = start + next;
        return text[end] is '\'' or '"' or '<'
            ? throw new TemplateException($"{GoFormat.Quote(text[end].ToString())} in attribute name: {GoFormat.Quote(HtmlCharacters.Beginning(text))}")
            : end;
    }
}
