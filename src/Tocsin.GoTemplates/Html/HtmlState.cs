namespace Tocsin.GoTemplates.Html;

/// <summary>Where in HTML, or in a language within it, a text has got to. The names are those of Go's html/template, which messages show.</summary>
internal enum HtmlState : byte
{
    /// <summary>Between tags.</summary>
    Text,

    /// <summary>In a tag, before an attribute or the tag's end.</summary>
    Tag,
    AttrName,

    /// <summary>After an attribute's name, before a <c>=</c>.</summary>
    AfterName,

    /// <summary>After the <c>=</c>.</summary>
    BeforeValue,
    HTMLCmt,

    /// <summary>In the body of <c>textarea</c> or <c>title</c>.</summary>
    RCDATA,

    /// <summary>In the value of an attribute that is plain text.</summary>
    Attr,
    URL,
    Srcset,

    /// <summary>In the <c>content</c> of <c>meta</c>.</summary>
    MetaContent,

    /// <summary>There, after <c>url=</c>.</summary>
    MetaContentURL,

    /// <summary>In a script or an event handler.</summary>
    JS,
    JSDqStr,
    JSSqStr,

    /// <summary>Between backquotes.</summary>
    JSTmplLit,
    JSRegexp,
    JSBlockCmt,
    JSLineCmt,

    /// <summary>After <c>&lt;!--</c> in a script, where it comments out the line.</summary>
    JSHTMLOpenCmt,

    /// <summary>After <c>--></c> in a script, where it comments out the line.</summary>
    JSHTMLCloseCmt,
    CSS,
    CSSDqStr,
    CSSSqStr,

    /// <summary>In <c>url("…")</c>.</summary>
    CSSDqURL,

    /// <summary>In <c>url('…')</c>.</summary>
    CSSSqURL,

    /// <summary>In <c>url(…)</c>.</summary>
    CSSURL,
    CSSBlockCmt,
    CSSLineCmt,
}
