namespace Tocsin.GoTemplates.Html;

/// <summary>
/// Text from a trusted source that an HTML template takes as it is where it fits, as the types <c>template.HTML</c>, <c>template.URL</c> and so on of Go's
/// html/template. Everywhere else it is text like any other. Never make one from a label or an annotation.
/// </summary>
public sealed record SafeText(SafeTextKind Kind, string Text)
{
    private static readonly GoType[] _types =
    [
        Declare("template.HTML"),
        Declare("template.HTMLAttr"),
        Declare("template.CSS"),
        Declare("template.JS"),
        Declare("template.JSStr"),
        Declare("template.URL"),
        Declare("template.Srcset"),
    ];

    /// <summary>The type that templates see.</summary>
    public GoType Type => _types[(int)Kind];

    /// <summary>The text itself.</summary>
    public override string ToString() => Text;

    private static GoType Declare(string name) => GoType.Text<SafeText>(name).Build();
}
