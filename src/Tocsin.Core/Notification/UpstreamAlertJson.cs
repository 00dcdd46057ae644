using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Alerts as Alertmanager writes them, in its two orders of keys. What Tocsin adds is absent where there is nothing to add.</summary>
internal static class UpstreamAlertJson
{
    /// <summary>As in a webhook's payload: in the order of the Go structure; with evidence where an enrichment matched.</summary>
    public static void WritePayloadAlert(GoJsonWriter json, EnrichedAlert enriched)
    {
        var alert = enriched.Alert;
        json.BeginObject();
        json.Text("status", Status(alert));
        json.Labels("labels", alert.Labels);
        json.Labels("annotations", alert.Annotations);
        json.Time("startsAt", alert.StartsAt);
        json.Time("endsAt", EndsAt(alert));
        json.Text("generatorURL", alert.GeneratorUrl);
        json.Text("fingerprint", alert.Fingerprint.ToString());
        WriteNoNews(json, alert);
        if (enriched.Matched)
        {
            EvidenceText.Write(json, enriched.Evidence);
        }

        json.EndObject();
    }

    /// <summary>As in PagerDuty's details: there the JSON has been read as a map and written again, so its keys are sorted.</summary>
    public static void WriteSortedAlert(GoJsonWriter json, Alert alert)
    {
        json.BeginObject();
        json.Labels("annotations", alert.Annotations);
        json.Time("endsAt", EndsAt(alert));
        json.Text("fingerprint", alert.Fingerprint.ToString());
        json.Text("generatorURL", alert.GeneratorUrl);
        json.Labels("labels", alert.Labels);
        WriteNoNews(json, alert);
        json.Time("startsAt", alert.StartsAt);
        json.Text("status", Status(alert));
        json.EndObject();
    }

    /// <summary>The protocol's two states cannot say that nobody knows: the alert counts as firing, and says since when nothing was heard.</summary>
    private static void WriteNoNews(GoJsonWriter json, Alert alert)
    {
        if (alert.Status == AlertStatus.NoNews)
        {
            json.Time("noNewsSince", alert.UpdatedAt);
        }
    }

    private static string Status(Alert alert) => TemplateAlert.IsFiring(alert) ? "firing" : "resolved";

    private static DateTimeOffset EndsAt(Alert alert) => TemplateAlert.IsFiring(alert) ? DateTimeOffset.MinValue : alert.EndsAt;
}
