namespace Tocsin.GoTemplates;

/// <summary>The languages that the engine itself knows.</summary>
public static class OutputLanguages
{
    /// <summary>HTML with the CSS, JavaScript and URLs in it, as Go's html/template escapes it.</summary>
    public static OutputLanguage Html { get; } = new Html.HtmlLanguage();
}
