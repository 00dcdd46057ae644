using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>What a template gives, or the error it ends in.</summary>
internal readonly record struct Rendering(string Output, string Error)
{
    public static AlertTemplates Defaults { get; } = AlertTemplates.Default(TimeProvider.System);

    public static Rendering Of(AlertTemplates templates, string text, object? data, bool isHtml = false)
    {
        try
        {
            return new((isHtml ? templates.Html(text) : templates.Text(text)).Render(data), "");
        }
        catch (TemplateException e)
        {
            return new("", e.Message);
        }
    }
}
