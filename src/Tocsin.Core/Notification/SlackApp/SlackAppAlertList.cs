using System.Globalization;
using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification.SlackApp;

/// <summary>The alerts of a group, one block each, with what tells them apart.</summary>
internal sealed class SlackAppAlertList(Notification notification, LabelSet commonLabels, LabelSet commonAnnotations)
{
    private const int MaxShown = 10;
    private const int MaxTitle = 200;
    private const int MaxDetail = 300;
    private const int SmallestUseful = 150;

    private readonly HashSet<Label> _common = [.. commonLabels];

    /// <summary>The texts of the blocks; the last says how many alerts are not shown.</summary>
    public IReadOnlyList<string> Write(SlackAppBudget budget)
    {
        var texts = new List<string>();
        foreach (var alert in ByUrgency().Take(MaxShown).TakeWhile(_ => budget.Left > SmallestUseful))
        {
            texts.Add(One(alert, budget));
        }

        var rest = notification.Alerts.Count - texts.Count;
        if (rest > 0)
        {
            texts.Add(string.Create(CultureInfo.InvariantCulture, $"*+{rest} more*"));
        }

        return texts;
    }

    /// <summary>What still needs somebody comes first; the order of the group is kept otherwise.</summary>
    private IEnumerable<EnrichedAlert> ByUrgency() => notification.Alerts.OrderBy(a => a.Alert.Status == AlertStatus.Resolved);

    private string One(EnrichedAlert enriched, SlackAppBudget budget)
    {
        var alert = enriched.Alert;
        var lines = new List<string> { $"{SlackAppState.SignOf(alert)} *{budget.Line(Title(alert), MaxTitle)}* · {Time(alert)}" };
        if (!commonAnnotations.Contains("summary") && alert.Annotations["summary"] is { Length: > 0 } summary)
        {
            lines.Add(budget.Line(summary, MaxDetail));
        }

        if (enriched.Matched)
        {
            lines.Add(budget.Line(string.Join(" · ", EvidenceText.Named(enriched.Evidence).Select(e => $"{EvidenceText.Heading(e.Name)} {EvidenceText.Of(e.Evidence)}")), MaxDetail));
        }

        return string.Join('\n', lines);
    }

    private string Title(Alert alert)
    {
        var name = commonLabels.Contains("alertname") ? "" : alert.Name;
        var place = AlertPlace.Of(alert.Labels);
        var own = alert.Labels.Where(l => l.Name != "alertname" && !place.Contains(l.Value, StringComparison.Ordinal) && !_common.Contains(l))
            .Take(3).Select(l => $"{l.Name}={l.Value}");
        return string.Join(' ', new[] { name, place }.Concat(own).Where(t => t.Length > 0));
    }

    private string Time(Alert alert) => alert.Status switch
    {
        AlertStatus.Firing => $"for {HumanTime.Duration(notification.At - alert.StartsAt)}",
        AlertStatus.NoNews => $"no news since {HumanTime.Moment(alert.UpdatedAt)}",
        _ => $"resolved after {HumanTime.Duration(alert.EndsAt - alert.StartsAt)}",
    };
}
