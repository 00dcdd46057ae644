namespace Tocsin.GoTemplates.Html;

/// <summary>How far a URL has got, which decides how a value in it is encoded.</summary>
internal enum UrlPart : byte
{
    /// <summary>Not in a URL, or at its start, where a value may bring a scheme.</summary>
    None,

    /// <summary>In the scheme, the host or the path.</summary>
    PreQuery,

    /// <summary>After <c>?</c> or <c>#</c>.</summary>
    QueryOrFrag,

    /// <summary>Branches ended in different parts.</summary>
    Unknown,
}
