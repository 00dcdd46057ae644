using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>Reads keys that are templates in Alertmanager, as long as they hold plain text.</summary>
internal static class PlainKeys
{
    /// <summary>The text of a key, or null; a template is refused, because sending it unexpanded would be wrong.</summary>
    public static string? PlainText(this ConfigSection section, string key)
    {
        var text = section.Text(key);
        RefuseTemplate(section, key, text);
        return text;
    }

    public static void RefuseTemplate(ConfigSection section, string key, string? text)
    {
        if (text?.Contains("{{", StringComparison.Ordinal) == true)
        {
            section.Error(key, "templates are not supported in this key yet; write plain text without {{");
        }
    }

    /// <summary>Records what keeps a key's value from being a URL; the value itself may be secret, and is not repeated.</summary>
    public static void CheckPlainUrl(this ConfigSection section, string key)
    {
        if (section.Text(key)?.Contains("{{", StringComparison.Ordinal) == true)
        {
            RefuseTemplate(section, key, section.Text(key));
        }
        else
        {
            section.Url(key);
        }
    }

    /// <summary>A timeout in Go's own notation; zero where it is absent.</summary>
    public static TimeSpan GoTimeout(this ConfigSection section, string key)
    {
        var text = section.Text(key, "0s");
        if (!GoTime.TryParseDuration(text, out var timeout))
        {
            section.Error(key, $"not a valid duration string: \"{text}\" (write it like 500ms, 30s or 1m30s)");
        }

        return timeout;
    }
}
