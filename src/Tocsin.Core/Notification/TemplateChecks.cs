using Tocsin.Configuration;
using Tocsin.GoTemplates;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>
/// Checks keys that hold templates. A broken one is a warning: Alertmanager takes the file and fails when it sends, so the file has to be taken
/// here as well.
/// </summary>
internal static class TemplateChecks
{
    /// <summary>Warns of a text that belongs to a key and is no template, or one that can't be rendered.</summary>
    public static void CheckTemplate(this ConfigSection section, string key, string text, AlertTemplates templates)
    {
        try
        {
            if (text.Contains("{{", StringComparison.Ordinal) && TemplateTrial.Problem(templates.Text(text)) is { } problem)
            {
                section.Warn(key, $"would fail: {problem}");
            }
        }
        catch (TemplateException e)
        {
            section.Warn(key, e.Message);
        }
    }

    /// <summary>Checks a template that is secret: what is wrong with it may not repeat it.</summary>
    public static void CheckSecretTemplate(this ConfigSection section, string key, AlertTemplates templates)
    {
        if (!section.IsTemplate(key, templates))
        {
            section.Warn(key, "is no valid template: what stands between {{ and }} can't be read");
        }
    }

    /// <summary>
    /// Records what keeps a secret key's value from being a URL; one with templates in it is a URL only once it is rendered.
    /// <c>&lt;secret&gt;</c> is taken for one. This is the one template that Alertmanager reads with the file: a broken one is an error.
    /// </summary>
    public static void CheckUrlTemplate(this ConfigSection section, string key, AlertTemplates templates)
    {
        var text = section.Text(key, "");
        if (text.Contains("{{", StringComparison.Ordinal))
        {
            if (!section.IsTemplate(key, templates))
            {
                section.Error(key, "invalid template syntax: what stands between {{ and }} can't be read");
            }
        }
        else if (text is not ("" or Secret.Mask) && GoUrl.HttpProblem(text) is { } problem)
        {
            section.Error(key, $"invalid URL: {problem}");
        }
    }

    private static bool IsTemplate(this ConfigSection section, string key, AlertTemplates templates)
    {
        try
        {
            templates.Text(section.Text(key) ?? "");
            return true;
        }
        catch (TemplateException)
        {
            return false;
        }
    }
}
