using Tocsin.Enrichment;

namespace Tocsin.Notification.Webhook;

/// <summary>
/// The body of a webhook: what Alertmanager 0.34 writes, byte for byte. Tocsin's additions appear only where there is something to add:
/// <c>evidence</c> and <c>noNewsSince</c> in an alert, <c>storeTrouble</c> at the top.
/// </summary>
internal sealed class WebhookPayload(Notification notification, int maxAlerts)
{
    /// <summary>What the alerts that are sent have in common.</summary>
    public UpstreamData Data { get; } = new(notification, Truncate(notification.Alerts, maxAlerts));

    public ReadOnlyMemory<byte> Write()
    {
        var json = new GoJsonWriter();
        json.BeginObject();
        json.Text("receiver", Data.Template.Receiver);
        json.Text("status", Data.Template.Status);
        json.BeginArray("alerts");
        foreach (var alert in Data.Alerts)
        {
            UpstreamAlertJson.WritePayloadAlert(json, alert);
        }

        json.EndArray();
        json.Text("notification_reason", notification.Reason.Text());
        json.Labels("groupLabels", notification.GroupLabels);
        json.Labels("commonLabels", Data.CommonLabels);
        json.Labels("commonAnnotations", Data.CommonAnnotations);
        json.Labels("routeLabels", notification.RouteLabels);
        json.Text("externalURL", Data.Template.ExternalURL);
        json.Text("version", "4");
        json.Text("groupKey", notification.GroupKey);
        json.Number("truncatedAlerts", (long)(notification.Alerts.Count - Data.Alerts.Count));
        json.TextIfAny("storeTrouble", notification.StoreTrouble);
        json.EndObject();
        return json.Finish();
    }

    private static IReadOnlyList<EnrichedAlert> Truncate(IReadOnlyList<EnrichedAlert> alerts, int max) =>
        max > 0 && alerts.Count > max ? [.. alerts.Take(max)] : alerts;
}
