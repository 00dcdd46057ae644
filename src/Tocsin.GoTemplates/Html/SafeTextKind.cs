namespace Tocsin.GoTemplates.Html;

/// <summary>What a <see cref="SafeText"/> is safe as.</summary>
public enum SafeTextKind : byte
{
    /// <summary>A piece of HTML.</summary>
    Html,

    /// <summary>An attribute with its value, such as <c>dir="ltr"</c>.</summary>
    HtmlAttribute,

    /// <summary>A stylesheet, rule, declaration or value.</summary>
    Css,

    /// <summary>A JavaScript expression.</summary>
    Js,

    /// <summary>Characters between the quotes of a JavaScript string.</summary>
    JsString,

    /// <summary>A URL or a part of one.</summary>
    Url,

    /// <summary>The value of a <c>srcset</c> attribute.</summary>
    Srcset,
}
