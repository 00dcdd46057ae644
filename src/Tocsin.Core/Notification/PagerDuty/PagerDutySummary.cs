using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Notification.PagerDuty;

/// <summary>An event's summary and severity.</summary>
internal static class PagerDutySummary
{
    private const int MaxRunes = 1024;

    public static Headline Headline(Notification notification, UpstreamData data) =>
        Tocsin.Notification.Headline.Of(notification, data.CommonLabels, data.CommonAnnotations);

    /// <summary><c>CRITICAL KubePodCrashLooping customer/checkout-7d9f (main): Pod is crash looping.</c></summary>
    public static string? Text(Headline? headline)
    {
        if (headline is null)
        {
            return null;
        }

        var start = string.Join(' ', new[] { headline.Severity, headline.What, headline.Where }.Where(t => t.Length > 0));
        return headline.Summary.Length > 0 ? $"{start}: {headline.Summary}" : start;
    }

    /// <summary>Says first that nobody knows, where nobody does, and cuts to what PagerDuty takes.</summary>
    public static string Write(Notification notification, string summary) =>
        Truncate(notification.IsNoNews ? $"No news since {HumanTime.Moment(LastHeard(notification))}: {summary}" : summary);

    /// <summary>PagerDuty's four words; an urgency that is not understood counts as an error.</summary>
    public static string Severity(SeverityLevel? level) => level switch
    {
        SeverityLevel.Critical => "critical",
        SeverityLevel.Warning => "warning",
        SeverityLevel.Info or SeverityLevel.None => "info",
        _ => "error",
    };

    private static DateTimeOffset LastHeard(Notification notification) =>
        notification.Alerts.Where(a => a.Alert.Status == AlertStatus.NoNews).Max(a => a.Alert.UpdatedAt);

    /// <summary>Cuts to 1024 characters as Go counts them, the last being an ellipsis.</summary>
    private static string Truncate(string text)
    {
        if (text.Length <= MaxRunes)
        {
            return text;
        }

        var cut = new StringBuilder();
        var (count, lastStart) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > MaxRunes)
            {
                return cut.ToString(0, lastStart) + "…";
            }

            lastStart = cut.Length;
            cut.Append(rune.ToString());
        }

        return text;
    }
}
