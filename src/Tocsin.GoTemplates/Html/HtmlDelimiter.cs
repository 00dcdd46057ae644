namespace Tocsin.GoTemplates.Html;

/// <summary>What ends an attribute's value.</summary>
internal enum HtmlDelimiter : byte
{
    /// <summary>Not in a value.</summary>
    None,
    DoubleQuote,
    SingleQuote,

    /// <summary>The value has no quotes.</summary>
    SpaceOrTagEnd,
}
