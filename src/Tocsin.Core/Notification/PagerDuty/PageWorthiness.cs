using Tocsin.Alerts;

namespace Tocsin.Notification.PagerDuty;

/// <summary>
/// Whether an alert wakes somebody when nothing is configured: severities critical, error and page, priorities P0 to P2 (in either label),
/// and alerts that state none. <c>Watchdog</c> and <c>InfoInhibitor</c> fire by design, and severity none or info is not for people.
/// </summary>
internal static class PageWorthiness
{
    public static bool Pages(Alert alert)
    {
        var (severity, priority) = (alert.Labels["severity"].Trim(), alert.Labels["priority"].Trim());
        if (alert.Name is "Watchdog" or "InfoInhibitor" || AlertSeverity.Parse(severity) is SeverityLevel.None or SeverityLevel.Info)
        {
            return false;
        }

        return (severity.Length == 0 && priority.Length == 0) || IsUrgent(severity) || IsUrgent(priority);
    }

    private static bool IsUrgent(string word) =>
        AlertSeverity.Parse(word) >= SeverityLevel.Error || word.Equals("P2", StringComparison.OrdinalIgnoreCase);
}
