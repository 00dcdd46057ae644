namespace Tocsin.GoTemplates.Html;

/// <summary>The attribute that a text is in, from its name to the end of its value. The names are Go's.</summary>
internal enum AttributeKind : byte
{
    /// <summary>None, or one of plain text.</summary>
    None,

    /// <summary>An event handler.</summary>
    Script,

    /// <summary>The <c>type</c> of a script.</summary>
    ScriptType,
    Style,
    URL,
    Srcset,

    /// <summary>The <c>content</c> of <c>meta</c>.</summary>
    MetaContent,
}
