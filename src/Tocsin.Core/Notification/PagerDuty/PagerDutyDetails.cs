using Tocsin.Enrichment;

namespace Tocsin.Notification.PagerDuty;

/// <summary>
/// Writes <c>custom_details</c>. The defaults of Alertmanager: the alerts that fire and those that ended, as lists, and how many there are.
/// </summary>
internal sealed class PagerDutyDetails(Notification notification, UpstreamData data, string templateError)
{
    private const string TooLarge = "Custom details have been removed because the original event exceeds the maximum size of 512KB";

    /// <summary>Everything.</summary>
    public void WriteAll(GoJsonWriter json)
    {
        json.BeginObject("custom_details");
        WriteEvidence(json);
        WriteAlerts(json, "firing", data.Firing);
        json.Number("num_firing", (long)data.Firing.Count());
        json.Number("num_resolved", (long)data.Resolved.Count());
        WriteAlerts(json, "resolved", data.Resolved);
        json.TextIfAny("storeTrouble", notification.StoreTrouble);
        json.TextIfAny("templateError", templateError);
        json.EndObject();
    }

    /// <summary>For an event that is too large with the alerts in it: the evidence may still fit, and is what helps most.</summary>
    public void WriteWithoutAlerts(GoJsonWriter json)
    {
        json.BeginObject("custom_details");
        json.Text("error", TooLarge);
        WriteEvidence(json);
        json.TextIfAny("storeTrouble", notification.StoreTrouble);
        json.TextIfAny("templateError", templateError);
        json.EndObject();
    }

    /// <summary>As upstream.</summary>
    public static void WriteNone(GoJsonWriter json)
    {
        json.BeginObject("custom_details");
        json.Text("error", TooLarge);
        json.EndObject();
    }

    private static void WriteAlerts(GoJsonWriter json, string name, IEnumerable<EnrichedAlert> alerts)
    {
        json.BeginArray(name);
        foreach (var alert in alerts)
        {
            UpstreamAlertJson.WriteSortedAlert(json, alert.Alert);
        }

        json.EndArray();
    }

    /// <summary>As text, because people read it: of one alert by name, of several by alert and name.</summary>
    private void WriteEvidence(GoJsonWriter json)
    {
        var matched = data.Alerts.Where(a => a.Matched).ToList();
        if (matched.Count == 0)
        {
            return;
        }

        json.BeginObject("evidence");
        foreach (var alert in matched)
        {
            if (data.Alerts.Count > 1)
            {
                json.BeginObject($"{alert.Alert.Name} {AlertPlace.Of(alert.Alert.Labels)} {alert.Alert.Fingerprint}");
            }

            foreach (var (name, evidence) in EvidenceText.Named(alert.Evidence))
            {
                json.Text(name, EvidenceText.Of(evidence));
            }

            if (data.Alerts.Count > 1)
            {
                json.EndObject();
            }
        }

        json.EndObject();
    }
}
