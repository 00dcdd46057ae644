using Tocsin.Configuration;
using Tocsin.GoTemplates;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads keys that hold a template, a URL or a duration in Go's notation.</summary>
internal static class MessageKeys
{
    /// <summary>The template of a key, or null; what can't be read is recorded, so that it is known before it is needed.</summary>
    public static string? Template(this ConfigSection section, string key, AlertTemplates templates)
    {
        var text = section.Text(key);
        try
        {
            templates.Text(text ?? "");
        }
        catch (TemplateException e)
        {
            section.Error(key, e.Message);
        }

        return text;
    }

    /// <summary>Checks a template that is secret: what is wrong with it may not repeat it.</summary>
    public static void CheckSecretTemplate(this ConfigSection section, string key, AlertTemplates templates)
    {
        try
        {
            templates.Text(section.Text(key) ?? "");
        }
        catch (TemplateException)
        {
            section.Error(key, "is no valid template: what stands between {{ and }} can't be read");
        }
    }

    /// <summary>Records what keeps a secret key's value from being a URL; one with templates in it is a URL only once it is rendered.</summary>
    public static void CheckUrlTemplate(this ConfigSection section, string key, AlertTemplates templates)
    {
        if (section.Text(key)?.Contains("{{", StringComparison.Ordinal) == true)
        {
            section.CheckSecretTemplate(key, templates);
        }
        else
        {
            section.Url(key);
        }
    }

    /// <summary>Records what keeps a key's value from being a URL; Tocsin's own URLs hold no templates.</summary>
    public static void CheckPlainUrl(this ConfigSection section, string key)
    {
        if (section.Text(key)?.Contains("{{", StringComparison.Ordinal) == true)
        {
            section.Error(key, "no templates may stand in this key; write plain text without {{");
        }
        else
        {
            section.Url(key);
        }
    }

    /// <summary>A timeout in Go's own notation, where every other duration is Prometheus's; zero where it is absent.</summary>
    public static TimeSpan GoTimeout(this ConfigSection section, string key)
    {
        var text = section.Text(key, "0s");
        try
        {
            return GoDuration.Parse(text).ToTimeSpan();
        }
        catch (GoFunctionException)
        {
            section.Error(key, $"not a valid duration string: \"{text}\" (write it like 500ms, 30s or 1m30s)");
            return TimeSpan.Zero;
        }
    }
}
