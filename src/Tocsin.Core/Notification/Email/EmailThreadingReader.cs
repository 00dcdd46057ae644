using Tocsin.Configuration;

namespace Tocsin.Notification.Email;

/// <summary>Reads <c>threading</c>. Where it is not enabled the rest of it is not looked at, as upstream.</summary>
internal static class EmailThreadingReader
{
    private static readonly string[] _ownHeaders = ["References", "In-Reply-To"];

    public static EmailThreading Read(ConfigSection section, IReadOnlyDictionary<string, string> headers)
    {
        var (enabled, byDate) = (section.Bool("enabled", absent: false), section.Text("thread_by_date", ""));
        section.Done();
        if (!enabled)
        {
            return EmailThreading.Off;
        }

        foreach (var header in _ownHeaders.Where(headers.ContainsKey))
        {
            section.Error("enabled", $"conflicting configuration: threading.enabled conflicts with custom {header} header");
        }

        if (byDate is not ("none" or "daily"))
        {
            section.Error("thread_by_date", "threading.thread_by_date must be either 'none' or 'daily'");
        }

        return byDate == "daily" ? EmailThreading.Daily : EmailThreading.Endless;
    }
}
