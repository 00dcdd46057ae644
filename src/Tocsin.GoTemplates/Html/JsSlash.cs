namespace Tocsin.GoTemplates.Html;

/// <summary>What a slash would begin in a script.</summary>
internal enum JsSlash : byte
{
    Regexp,

    /// <summary>A division.</summary>
    DivOp,

    /// <summary>Branches ended differently.</summary>
    Unknown,
}
