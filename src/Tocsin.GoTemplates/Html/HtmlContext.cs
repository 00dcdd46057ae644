using System.Text;

namespace Tocsin.GoTemplates.Html;

/// <summary>What is known of a text at some place, as far as it decides how a value is escaped there. The default is the start of an HTML text.</summary>
internal readonly record struct HtmlContext(
    HtmlState State,
    HtmlDelimiter Delimiter = HtmlDelimiter.None,
    UrlPart UrlPart = UrlPart.None,
    JsSlash Slash = JsSlash.Regexp,
    JsBraces? Braces = null,
    AttributeKind Attribute = AttributeKind.None,
    HtmlElement Element = HtmlElement.None)
{
    /// <summary>In a comment, whose text is for the authors of the template only.</summary>
    public bool IsComment => State is HtmlState.HTMLCmt or HtmlState.JSBlockCmt or HtmlState.JSLineCmt or HtmlState.JSHTMLOpenCmt or HtmlState.JSHTMLCloseCmt
        or HtmlState.CSSBlockCmt or HtmlState.CSSLineCmt;

    /// <summary>In a comment that isn't part of an attribute, and so is left out.</summary>
    public bool IsElided => IsComment && Delimiter == HtmlDelimiter.None;

    public bool IsInTag => State is HtmlState.Tag or HtmlState.AttrName or HtmlState.AfterName or HtmlState.BeforeValue or HtmlState.Attr;

    /// <summary>In a string or regular expression of a script, where the tags of scripts and comments must not show.</summary>
    public bool IsScriptLiteral => State is HtmlState.JSDqStr or HtmlState.JSSqStr or HtmlState.JSTmplLit or HtmlState.JSRegexp;

    /// <summary>The state in which the value of an attribute begins.</summary>
    public static HtmlState ValueState(AttributeKind attribute) => attribute switch
    {
        AttributeKind.Script => HtmlState.JS,
        AttributeKind.Style => HtmlState.CSS,
        AttributeKind.URL => HtmlState.URL,
        AttributeKind.Srcset => HtmlState.Srcset,
        AttributeKind.MetaContent => HtmlState.MetaContent,
        _ => HtmlState.Attr,
    };

    /// <summary>The context for a value, or anything but white space, that comes next.</summary>
    public HtmlContext Nudged() => State switch
    {
        HtmlState.Tag => this with { State = HtmlState.AttrName },
        HtmlState.BeforeValue => this with { State = ValueState(Attribute), Delimiter = HtmlDelimiter.SpaceOrTagEnd, Attribute = AttributeKind.None },
        HtmlState.AfterName => this with { State = HtmlState.AttrName, Attribute = AttributeKind.None },
        _ => this,
    };

    /// <summary>The context after branches that end in two contexts, as Go joins them.</summary>
    public static bool TryJoin(HtmlContext a, HtmlContext b, out HtmlContext joined)
    {
        joined = a;
        if (a == b)
        {
            return true;
        }

        if (a with { UrlPart = b.UrlPart } == b)
        {
            joined = a with { UrlPart = UrlPart.Unknown };
            return true;
        }

        if (a with { Slash = b.Slash } == b)
        {
            joined = a with { Slash = JsSlash.Unknown };
            return true;
        }

        // <p title={{if .C}}{{.}}{{end}}: one branch is in the value, the other still before it.
        var (nudgedA, nudgedB) = (a.Nudged(), b.Nudged());
        return (nudgedA != a || nudgedB != b) && TryJoin(nudgedA, nudgedB, out joined);
    }

    /// <summary>The name of a template's copy for this context.</summary>
    public string DerivedName(string template)
    {
        if (State == HtmlState.Text)
        {
            return template;
        }

        var name = new StringBuilder($"{template}$htmltemplate_state{State}");
        Add(Delimiter != HtmlDelimiter.None, $"delim{Delimiter}");
        Add(UrlPart != UrlPart.None, $"urlPart{UrlPart}");
        Add(Slash != JsSlash.Regexp, $"jsCtx{Slash}");
        Add(Braces is not null, $"jsBraceDepth({Braces})");
        Add(Attribute != AttributeKind.None, $"attr{Attribute}");
        Add(Element != HtmlElement.None, $"element{Element}");
        return name.ToString();

        void Add(bool matters, string part)
        {
            if (matters)
            {
                name.Append('_').Append(part);
            }
        }
    }

    /// <summary>As Go's messages show it; the last word is an error, which a context is never told of here.</summary>
    public override string ToString() =>
        $"{{state{State} delim{Delimiter} urlPart{UrlPart} jsCtx{Slash} {Braces?.ToString() ?? "[]"} attr{Attribute} element{Element} <nil>}}";
}
