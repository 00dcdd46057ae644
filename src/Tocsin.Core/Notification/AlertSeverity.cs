using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>How urgent an alert says it is; later ones are worse.</summary>
internal enum SeverityLevel : byte
{
    None,
    Info,
    Warning,
    Error,
    Critical,
}

/// <summary>Reads the words that people use in the labels <c>severity</c> and <c>priority</c>, in any case.</summary>
internal static class AlertSeverity
{
    /// <summary>The level of a word; null for one that is not known, or for none.</summary>
    public static SeverityLevel? Parse(string word) => word.Trim().ToLowerInvariant() switch
    {
        "critical" or "crit" or "page" or "p0" or "fatal" or "emergency" => SeverityLevel.Critical,
        "error" or "err" or "high" or "major" or "p1" => SeverityLevel.Error,
        "warning" or "warn" or "medium" or "minor" or "low" or "p2" or "p3" or "p4" or "p5" => SeverityLevel.Warning,
        "info" or "information" or "informational" or "notice" or "debug" => SeverityLevel.Info,
        "none" => SeverityLevel.None,
        _ => null,
    };

    /// <summary>The worse of what the two labels say; null where neither is understood.</summary>
    public static SeverityLevel? Of(LabelSet labels)
    {
        var (severity, priority) = (Parse(labels["severity"]), Parse(labels["priority"]));
        return severity is null || priority > severity ? priority : severity;
    }

    /// <summary>What the labels say, for people: <c>CRITICAL P0</c>; empty where they say nothing.</summary>
    public static string Words(LabelSet labels) =>
        string.Join(' ', new[] { labels["severity"], labels["priority"] }.Where(w => w.Length > 0).Select(w => w.ToUpperInvariant()));
}
