using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification.SlackApp;

/// <summary>The facts about a group as fields: what was found out about it, where it is, and since when.</summary>
internal static class SlackAppFacts
{
    private const int MaxName = 60;
    private const int MaxEvidence = 20;
    private const int MaxEvidenceText = 300;
    private const int MaxPlaceText = 200;

    private static readonly (string Heading, string[] Names)[] _places =
    [
        ("Cluster", ["cluster"]), ("Namespace", ["namespace"]), ("Pod", ["pod"]),
        ("Workload", ["deployment", "statefulset", "daemonset", "cronjob", "job_name", "workload"]),
        ("Container", ["container"]), ("Node", ["node", "nodename"]), ("Instance", ["instance"]), ("Service", ["service"]),
    ];

    /// <summary>The labels that have no place of their own in the message.</summary>
    public static IEnumerable<Label> Others(LabelSet labels)
    {
        HashSet<string> shown = ["alertname", "severity", "priority", .. Shown(labels).SelectMany(p => p.Names)];
        return labels.Where(l => !shown.Contains(l.Name));
    }

    /// <summary>Value, or <c>N/A - reason</c>: what is missing is said, too.</summary>
    public static List<string> Evidence(EnrichedAlert alert, SlackAppBudget budget)
    {
        var fields = EvidenceText.Named(alert.Evidence).Take(MaxEvidence)
            .Select(e => Field(EvidenceText.Heading(e.Name), EvidenceText.Of(e.Evidence), MaxEvidenceText, budget)).ToList();
        if (alert.Evidence.Count > MaxEvidence)
        {
            fields[^1] = Field("More", $"{alert.Evidence.Count - MaxEvidence + 1} more values, not shown", MaxEvidenceText, budget);
        }

        return fields;
    }

    public static IEnumerable<string> Places(LabelSet labels, SlackAppBudget budget) =>
        from place in Shown(labels)
        let value = place.Names.Select(n => labels[n]).FirstOrDefault(v => v.Length > 0)
        where value is not null
        select Field(place.Heading, value, MaxPlaceText, budget);

    public static IEnumerable<string> Times(Notification notification, SlackAppBudget budget)
    {
        var started = notification.Alerts.Min(a => a.Alert.StartsAt);
        if (notification.IsFiring)
        {
            yield return Field("Started", $"{HumanTime.Moment(started)}\n{HumanTime.Duration(notification.At - started)} ago", MaxPlaceText, budget);
            yield break;
        }

        yield return Field("Started", HumanTime.Moment(started), MaxPlaceText, budget);
        if (notification.IsNoNews)
        {
            yield return Field("Last heard", HumanTime.Moment(SlackAppState.LastHeard(notification)), MaxPlaceText, budget);
        }
        else
        {
            var ended = notification.Alerts.Max(a => a.Alert.EndsAt);
            yield return Field("Ended", $"{HumanTime.Moment(ended)}\nafter {HumanTime.Duration(ended - started)}", MaxPlaceText, budget);
        }
    }

    // Beside a pod, the service is the exporter's, and not where the trouble is.
    private static IEnumerable<(string Heading, string[] Names)> Shown(LabelSet labels) =>
        labels.Contains("pod") ? _places.Where(p => p.Heading != "Service") : _places;

    private static string Field(string heading, string value, int max, SlackAppBudget budget) =>
        $"*{SlackAppText.Line(heading, MaxName)}*\n{(value.Length > 0 ? budget.Lines(value, max) : "-")}";
}
