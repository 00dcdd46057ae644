namespace Tocsin.GoTemplates.Html;

/// <summary>What the value of an attribute is.</summary>
internal enum AttributeType : byte
{
    Plain,
    Html,
    Css,
    Js,
    Url,
    Srcset,

    /// <summary>It affects what other content means, so no template may choose it.</summary>
    Unsafe,
}
