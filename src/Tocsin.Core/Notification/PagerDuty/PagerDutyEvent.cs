using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Notification.PagerDuty;

/// <summary>
/// The body of an event: what Alertmanager 0.34 writes, byte for byte, where nothing of Tocsin's own is asked for or known. Evidence adds
/// <c>evidence</c> to the details and links to the event; storage trouble adds <c>storeTrouble</c> to the details, and a template that fails <c>templateError</c>.
/// </summary>
internal sealed class PagerDutyEvent(Notification notification, PagerDutyOptions options, string routingKey, UpstreamData data)
{
    private const int MaxBytes = 512_000;

    private readonly Headline? _own = options.MapSeverity ? PagerDutySummary.Headline(notification, data) : null;

    public static ReadOnlyMemory<byte> Write(Notification notification, UpstreamData data, PagerDutyOptions options, string routingKey)
    {
        var message = new PagerDutyEvent(notification, options, routingKey, data);
        var texts = new PagerDutyTexts(options, data, message._own);
        var details = new PagerDutyDetails(notification, data, texts.Error);
        foreach (var writeDetails in new Action<GoJsonWriter>[] { details.WriteAll, details.WriteWithoutAlerts })
        {
            var body = message.Write(texts, writeDetails);
            if (body.Length <= MaxBytes)
            {
                return body;
            }
        }

        return message.Write(texts, PagerDutyDetails.WriteNone);
    }

    private ReadOnlyMemory<byte> Write(PagerDutyTexts texts, Action<GoJsonWriter> writeDetails)
    {
        var json = new GoJsonWriter();
        json.BeginObject();
        json.TextIfAny("routing_key", routingKey);
        json.Text("dedup_key", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notification.GroupKey))));

        // Without news it is not over, so the incident stays open for somebody to look at.
        json.Text("event_action", data.Template.Status == "firing" ? "trigger" : "resolve");
        json.BeginObject("payload");
        WritePayload(json, texts);
        writeDetails(json);
        json.EndObject();
        json.TextIfAny("client", texts.Client);
        json.TextIfAny("client_url", texts.ClientUrl);
        WriteLinks(json);
        json.EndObject();
        return json.Finish();
    }

    private void WritePayload(GoJsonWriter json, PagerDutyTexts texts)
    {
        json.Text("summary", PagerDutySummary.Write(notification, texts.Description));
        json.Text("source", texts.Source);
        json.Text("severity", texts.Severity);
        if (_own is not null)
        {
            json.Time("timestamp", notification.Alerts.Min(a => a.Alert.StartsAt));
        }

        json.TextIfAny("class", texts.Class);
        json.TextIfAny("component", texts.Component);
        json.TextIfAny("group", texts.Group);
    }

    private void WriteLinks(GoJsonWriter json)
    {
        var links = options.MapSeverity || data.Alerts.Any(a => a.Matched) ? AlertLinks.Of(data.Alerts) : [];
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
