using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

/// <summary>Links that come with alerts. They are untrusted: only http and https, and no user part, which serves to feign another host.</summary>
internal static class AlertLinks
{
    public const string Runbook = "Runbook";
    public const string Source = "Source";

    private const int MaxLength = 3000;

    /// <summary>Runbook and source of a group: of each the first that is one.</summary>
    public static IReadOnlyList<(string Text, string Url)> Of(IReadOnlyList<EnrichedAlert> alerts) =>
    [
        .. new[] { (Runbook, First(alerts, a => a.Annotations["runbook_url"])), (Source, First(alerts, a => a.GeneratorUrl)) }.Where(l => l.Item2.Length > 0),
    ];

    /// <summary>The link, percent-encoded; empty where it is none that can be shown.</summary>
    public static string Safe(string link) =>
        link.Length <= MaxLength && Uri.TryCreate(link.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Host.Length > 0
        && url.AbsoluteUri.Length <= MaxLength
            ? url.AbsoluteUri
            : "";

    private static string First(IReadOnlyList<EnrichedAlert> alerts, Func<Alert, string> link) =>
        alerts.Select(a => Safe(link(a.Alert))).FirstOrDefault(url => url.Length > 0) ?? "";
}
