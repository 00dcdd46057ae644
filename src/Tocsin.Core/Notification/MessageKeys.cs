using Tocsin.Configuration;
using Tocsin.GoTemplates;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>
/// Reads keys that hold a template, a URL or a duration in Go's notation. A broken template is a warning: Alertmanager takes the file and fails
/// when it sends, so the file has to be taken here as well.
/// </summary>
internal static class MessageKeys
{
    /// <summary>The template of a key, empty where the key is null, and null where it is absent.</summary>
    public static string? Template(this ConfigSection section, string key, AlertTemplates templates)
    {
        var text = section.Text(key) ?? (section.IsNull(key) ? "" : null);
        section.CheckTemplate(key, text ?? "", templates);
        return text;
    }

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

    /// <summary>
    /// A timeout in Go's own notation, where every other duration is Prometheus's; zero where it is absent. A number counts nanoseconds.
    /// </summary>
    public static TimeSpan GoTimeout(this ConfigSection section, string key)
    {
        if (section.Ask(key) is ConfigScalar { IsPlain: true } scalar && YamlNumber.TryParse(scalar.Value, out var nanoseconds))
        {
            if (nanoseconds != 0)
            {
                section.Warn(key, $"{scalar.Value} without a unit counts nanoseconds (write it like 500ms, 30s or 1m30s)");
            }

            return new GoDuration(nanoseconds).ToTimeSpan();
        }

        return section.GoDuration(key, TimeSpan.Zero);
    }

    /// <summary>A duration in Go's notation; zero where the key is null.</summary>
    public static TimeSpan GoDuration(this ConfigSection section, string key, TimeSpan absent)
    {
        if (section.Text(key) is not { } text)
        {
            return section.IsNull(key) ? TimeSpan.Zero : absent;
        }

        try
        {
            return GoTemplates.GoDuration.Parse(text).ToTimeSpan();
        }
        catch (GoFunctionException)
        {
            section.Error(key, $"not a valid duration string: {Shown.Value(text)} (write it like 500ms, 30s or 1m30s)");
            return absent;
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
