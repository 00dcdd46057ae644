using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Alerts;

namespace Tocsin.Notification.SlackApp;

/// <summary>
/// Tocsin's own message. State, severity and name stand in the header and in <c>text</c>, which is what a telephone shows; summary and place
/// follow; then, beside a bar in the state's colour, what was found out, where, since when, the buttons, and the rest.
/// </summary>
internal sealed class SlackAppMessage(Notification notification)
{
    private const int MaxBlocksText = 10_000;
    private const int MaxText = 600;
    private const int MaxSummary = 500;
    private const int MaxTrouble = 300;
    private const int MaxDescription = 1500;
    private const int MaxContext = 600;
    private const int MaxOptionalUrl = 1500;

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SlackAppBudget _budget = new(MaxBlocksText);
    private readonly LabelSet _labels = notification.CommonLabels;
    private readonly LabelSet _annotations = notification.CommonAnnotations;

    public static ReadOnlyMemory<byte> Write(Notification notification) => new SlackAppMessage(notification).Write();

    private ReadOnlyMemory<byte> Write()
    {
        var headline = Headline.Of(notification, _labels, _annotations);
        var state = SlackAppState.Of(notification, headline.Level);
        var title = string.Join(" · ", new[] { state.Words, headline.Severity, headline.What }.Where(t => t.Length > 0));
        var details = Details(headline);
        var message = new JsonObject
        {
            ["text"] = SlackAppText.Line(Fallback(state.Sign + " " + title, headline), MaxText),
            ["blocks"] = new JsonArray([SlackAppBlocks.Header(SlackAppText.Line($"{state.Sign} {title}", SlackAppBlocks.MaxHeader)), .. details.Top]),
            ["attachments"] = new JsonArray(new JsonObject { ["color"] = state.Colour, ["blocks"] = new JsonArray([.. details.Beside]) }),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        return Encoding.UTF8.GetBytes(message.ToJsonString(_json));
    }

    private static string Fallback(string title, Headline headline) =>
        string.Join(" · ", new[] { title, headline.Where }.Where(t => t.Length > 0)) + (headline.Summary.Length > 0 ? ": " + headline.Summary : "");

    /// <summary>Takes from the budget in the order of importance, which is not the order of display.</summary>
    private (List<JsonObject> Top, List<JsonObject> Beside) Details(Headline headline)
    {
        var top = Top(headline);
        var buttons = Buttons();
        var single = notification.Alerts.Count == 1 ? notification.Alerts[0] : null;
        var evidence = single is null ? [] : SlackAppFacts.Evidence(single, _budget);
        List<string> facts = [.. SlackAppFacts.Places(_labels, _budget), .. SlackAppFacts.Times(notification, _budget)];
        var list = single is null ? new SlackAppAlertList(notification, _labels, _annotations).Write(_budget) : [];
        var description = Description(headline);
        var context = _budget.Line(Context(), MaxContext);

        List<JsonObject> beside = [];
        beside.AddRange(description.Length > 0 ? [SlackAppBlocks.Section(description)] : []);
        beside.AddRange(evidence.Chunk(SlackAppBlocks.MaxFields).Select(SlackAppBlocks.Fields));
        beside.AddRange(facts.Chunk(SlackAppBlocks.MaxFields).Select(SlackAppBlocks.Fields));
        beside.AddRange(list.Select(SlackAppBlocks.Section));
        beside.AddRange(buttons.Count > 0 ? [SlackAppBlocks.Actions(buttons)] : []);
        beside.AddRange(context.Length > 0 ? [SlackAppBlocks.Context(context)] : []);
        return (top, beside);
    }

    private List<JsonObject> Top(Headline headline)
    {
        var trouble = notification.StoreTrouble.Length > 0 ? _budget.Line(notification.StoreTrouble, MaxTrouble) : "";
        var (summary, where) = (_budget.Line(headline.Summary, MaxSummary), _budget.Line(headline.Where, MaxSummary));
        string[] lines = [summary.Length > 0 ? $"*{summary}*" : "", where, StateDetail()];
        var text = string.Join('\n', lines.Where(l => l.Length > 0));

        List<JsonObject> top = [];
        top.AddRange(text.Length > 0 ? [SlackAppBlocks.Section(text)] : []);
        top.AddRange(trouble.Length > 0 ? [SlackAppBlocks.Section($"⚠ *Could not be stored:* {trouble}")] : []);
        return top;
    }

    /// <summary>What the state's word leaves open.</summary>
    private string StateDetail()
    {
        if (notification.IsNoNews)
        {
            return "Its sender has been silent since then. It may still be going on: please check.";
        }

        var started = notification.Alerts.Min(a => a.Alert.StartsAt);
        string[] parts =
        [
            notification.Reason == NotificationReason.RepeatIntervalElapsed ? "Reminder" : "",
            notification.IsFiring
                ? $"Firing for {HumanTime.Duration(notification.At - started)}"
                : $"Lasted {HumanTime.Duration(notification.Alerts.Max(a => a.Alert.EndsAt) - started)}",
            notification.IsFiring && notification.Alerts.Count > 1 ? Counts() : "",
        ];
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    private string Counts()
    {
        (string What, AlertStatus Status)[] kinds = [("firing", AlertStatus.Firing), ("resolved", AlertStatus.Resolved), ("without news", AlertStatus.NoNews)];
        return string.Join(", ", kinds.Select(k => (k.What, Count: notification.Alerts.Count(a => a.Alert.Status == k.Status)))
            .Where(k => k.Count > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Count} {k.What}")));
    }

    private List<JsonObject> Buttons()
    {
        var links = AlertLinks.Of(notification.Alerts);
        var open = AlertLinks.Safe(UpstreamData.AlertsUrl(notification));
        (string Text, string Url)[] wanted =
        [
            .. links.Where(l => l.Text == AlertLinks.Runbook), ("Open", open), .. links.Where(l => l.Text == AlertLinks.Source && l.Url.Length <= MaxOptionalUrl),
        ];
        return [.. wanted.Where(b => b.Url.Length > 0 && _budget.TryTake(b.Url)).Select(b => SlackAppBlocks.Button(b.Text, b.Url))];
    }

    private string Description(Headline headline)
    {
        var description = _annotations["description"] is { Length: > 0 } text ? text : _annotations["message"];
        return description == headline.Summary ? "" : _budget.Lines(description, MaxDescription);
    }

    private string Context()
    {
        var others = string.Join(", ", SlackAppFacts.Others(_labels).Select(l => $"{l.Name}={l.Value}"));
        return others.Length > 0 ? $"Receiver {notification.Receiver} · {others}" : $"Receiver {notification.Receiver}";
    }
}
