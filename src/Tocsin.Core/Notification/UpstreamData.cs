using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>What Alertmanager's templates and payloads are made of, with its quirks.</summary>
internal sealed class UpstreamData(Notification notification, IReadOnlyList<EnrichedAlert> alerts)
{
    /// <summary>The version whose requests ours equal; receivers see it as <c>User-Agent</c>.</summary>
    public const string UserAgent = "Alertmanager/0.34.0";

    public UpstreamData(Notification notification)
        : this(notification, notification.Alerts)
    {
    }

    /// <summary>What templates see as <c>.</c></summary>
    public TemplateData Template { get; } = TemplateData.Of(
        notification.Receiver, notification.Reason.Text(), notification.GroupLabels, [.. alerts.Select(a => a.Alert)], notification.ExternalUrl, notification.RouteLabels);

    /// <summary>The alerts that are passed on; the common labels are of these.</summary>
    public IReadOnlyList<EnrichedAlert> Alerts => alerts;

    public LabelSet CommonLabels => Template.CommonLabels?.Labels ?? LabelSet.Empty;

    public LabelSet CommonAnnotations => Template.CommonAnnotations?.Labels ?? LabelSet.Empty;

    public IEnumerable<EnrichedAlert> Firing => alerts.Where(a => TemplateAlert.IsFiring(a.Alert));

    public IEnumerable<EnrichedAlert> Resolved => alerts.Where(a => !TemplateAlert.IsFiring(a.Alert));

    /// <summary>Link to the receiver's alerts, as the default template <c>__alertmanagerURL</c> writes it; one of the user's changes Alertmanager's texts only.</summary>
    public static string AlertsUrl(Notification notification)
    {
        var data = new UpstreamData(notification, []).Template;
        return $"{data.ExternalURL}/#/alerts?receiver={Uri.EscapeDataString(data.Receiver).Replace("%20", "+", StringComparison.Ordinal)}";
    }
}
