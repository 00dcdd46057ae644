namespace Tocsin.GoTemplates.Html;

/// <summary>The element whose tag or body a text is in, where that matters.</summary>
internal enum HtmlElement : byte
{
    None,
    Script,
    Style,
    Textarea,
    Title,
    Meta,
}
