using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

/// <summary>
/// What Alertmanager's templates and payloads call <c>Data</c>, with its quirks. It knows two states only: an alert without news counts
/// as firing here, because nobody said that it is over.
/// </summary>
internal sealed partial class UpstreamData(Notification notification, IReadOnlyList<EnrichedAlert> alerts)
{
    /// <summary>The version whose requests ours equal; receivers see it as <c>User-Agent</c>.</summary>
    public const string UserAgent = "Alertmanager/0.34.0";

    public UpstreamData(Notification notification)
        : this(notification, notification.Alerts)
    {
    }

    /// <summary>The alerts that are passed on; the common labels are of these.</summary>
    public IReadOnlyList<EnrichedAlert> Alerts => alerts;

    /// <summary>The receiver's name as a regular expression that matches it.</summary>
    public string Receiver { get; } = QuoteMeta(notification.Receiver);

    public string Status { get; } = alerts.Any(a => IsFiring(a.Alert)) ? "firing" : "resolved";

    public LabelSet CommonLabels { get; } = LabelSet.Common([.. alerts.Select(a => a.Alert.Labels)]);

    public LabelSet CommonAnnotations { get; } = LabelSet.Common([.. alerts.Select(a => a.Alert.Annotations)]);

    /// <summary>Without the slash at the end that a <see cref="Uri"/> adds.</summary>
    public string ExternalUrl { get; } = ExternalUrlOf(notification);

    public IEnumerable<EnrichedAlert> Firing => alerts.Where(a => IsFiring(a.Alert));

    public IEnumerable<EnrichedAlert> Resolved => alerts.Where(a => !IsFiring(a.Alert));

    /// <summary>What the template <c>__subject</c> gives: <c>[FIRING:1] group's values (other common values)</c>.</summary>
    public string Subject
    {
        get
        {
            var count = Status == "firing" ? ":" + Firing.Count().ToString(CultureInfo.InvariantCulture) : "";
            var others = CommonLabels.Count > notification.GroupLabels.Count
                ? $"({Values(LabelSet.Of(CommonLabels.Where(l => !notification.GroupLabels.Contains(l.Name))))})"
                : "";
            return $"[{Status.ToUpperInvariant()}{count}] {Values(notification.GroupLabels)} {others}";
        }
    }

    /// <summary>Link to the receiver's alerts.</summary>
    public static string AlertsUrl(Notification notification) =>
        $"{ExternalUrlOf(notification)}/#/alerts?receiver={QueryEscape(QuoteMeta(notification.Receiver))}";

    public static bool IsFiring(Alert alert) => alert.Status != AlertStatus.Resolved;

    private static string ExternalUrlOf(Notification notification) => notification.ExternalUrl.OriginalString.TrimEnd('/');

    /// <summary>Go's <c>regexp.QuoteMeta</c>.</summary>
    private static string QuoteMeta(string text) => Special().Replace(text, @"\$0");

    /// <summary>Go's <c>url.QueryEscape</c>.</summary>
    private static string QueryEscape(string text) =>
        Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>Go's <c>SortedPairs</c>: the alert's name first.</summary>
    private static string Values(LabelSet labels) =>
        string.Join(' ', labels.OrderByDescending(l => l.Name == "alertname").Select(l => l.Value));

    [GeneratedRegex(@"[\\.+*?()|\[\]{}^$]")]
    private static partial Regex Special();
}
