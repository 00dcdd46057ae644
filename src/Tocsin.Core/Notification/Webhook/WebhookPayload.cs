using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification.Webhook;

/// <summary>
/// The body of a webhook: what Alertmanager 0.34 writes, byte for byte. Tocsin's additions appear only where there is something to add:
/// <c>evidence</c> and <c>noNewsSince</c> in an alert, <c>storeTrouble</c> at the top.
/// </summary>
internal static class WebhookPayload
{
    public static ReadOnlyMemory<byte> Write(Notification notification, int maxAlerts)
    {
        var alerts = Truncate(notification.Alerts, maxAlerts);
        var data = new UpstreamData(notification, alerts);
        var json = new GoJsonWriter();
        json.BeginObject();
        json.Text("receiver", data.Receiver);
        json.Text("status", data.Status);
        json.BeginArray("alerts");
        foreach (var alert in alerts)
        {
            UpstreamAlertJson.WritePayloadAlert(json, alert);
        }

        json.EndArray();
        json.Text("notification_reason", notification.Reason.Text());
        json.Labels("groupLabels", notification.GroupLabels);
        json.Labels("commonLabels", data.CommonLabels);
        json.Labels("commonAnnotations", data.CommonAnnotations);
        json.Labels("routeLabels", LabelSet.Empty);
        json.Text("externalURL", data.ExternalUrl);
        json.Text("version", "4");
        json.Text("groupKey", notification.GroupKey);
        json.Number("truncatedAlerts", (long)(notification.Alerts.Count - alerts.Count));
        json.TextIfAny("storeTrouble", notification.StoreTrouble);
        json.EndObject();
        return json.Finish();
    }

    private static IReadOnlyList<EnrichedAlert> Truncate(IReadOnlyList<EnrichedAlert> alerts, int max) =>
        max > 0 && alerts.Count > max ? [.. alerts.Take(max)] : alerts;
}
