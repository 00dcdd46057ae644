using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Notification.PagerDuty;

/// <summary>
/// The body of an event: what Alertmanager 0.34 writes, byte for byte, where nothing of Tocsin's own is asked for or known. Evidence adds
/// <c>evidence</c> to the details and links to the event; storage trouble adds <c>storeTrouble</c> to the details.
/// </summary>
internal sealed class PagerDutyEvent(Notification notification, PagerDutyOptions options, string routingKey)
{
    private const int MaxBytes = 512_000;

    private readonly UpstreamData _data = new(notification);

    public static ReadOnlyMemory<byte> Write(Notification notification, PagerDutyOptions options, string routingKey)
    {
        var message = new PagerDutyEvent(notification, options, routingKey);
        var details = new PagerDutyDetails(notification, message._data);
        foreach (var writeDetails in new Action<GoJsonWriter>[] { details.WriteAll, details.WriteWithoutAlerts })
        {
            var body = message.Write(writeDetails);
            if (body.Length <= MaxBytes)
            {
                return body;
            }
        }

        return message.Write(PagerDutyDetails.WriteNone);
    }

    private ReadOnlyMemory<byte> Write(Action<GoJsonWriter> writeDetails)
    {
        var json = new GoJsonWriter();
        json.BeginObject();
        json.TextIfAny("routing_key", routingKey);
        json.Text("dedup_key", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notification.GroupKey))));

        // Without news it is not over, so the incident stays open for somebody to look at.
        json.Text("event_action", _data.Status == "firing" ? "trigger" : "resolve");
        json.BeginObject("payload");
        WritePayload(json);
        writeDetails(json);
        json.EndObject();
        json.TextIfAny("client", options.Client ?? Product);
        json.TextIfAny("client_url", options.ClientUrl ?? UpstreamData.AlertsUrl(notification));
        WriteLinks(json);
        json.EndObject();
        return json.Finish();
    }

    private string Product => options.MapSeverity ? "Tocsin" : "Alertmanager";

    private void WritePayload(GoJsonWriter json)
    {
        var own = options.MapSeverity ? PagerDutySummary.Headline(notification, _data) : null;
        json.Text("summary", PagerDutySummary.Write(notification, options.Description ?? PagerDutySummary.Text(own) ?? _data.Subject));
        json.Text("source", options.Source ?? (own?.Where is { Length: > 0 } place ? place : options.Client ?? Product));
        json.Text("severity", options.Severity is { Length: > 0 } severity ? severity : own is null ? "error" : PagerDutySummary.Severity(own.Level));
        if (own is not null)
        {
            json.Time("timestamp", notification.Alerts.Min(a => a.Alert.StartsAt));
        }

        json.TextIfAny("class", options.Class);
        json.TextIfAny("component", options.Component);
        json.TextIfAny("group", options.Group);
    }

    private void WriteLinks(GoJsonWriter json)
    {
        var links = options.MapSeverity || _data.Alerts.Any(a => a.Matched) ? AlertLinks.Of(_data.Alerts) : [];
        if (links.Count == 0)
        {
            return;
        }

        json.BeginArray("links");
        foreach (var (text, url) in links)
        {
            json.BeginObject();
            json.Text("href", url);
            json.Text("text", text);
            json.EndObject();
        }

        json.EndArray();
    }
}
