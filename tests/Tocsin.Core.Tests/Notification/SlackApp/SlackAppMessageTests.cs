using System.Text;
using System.Text.Json;
using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification.SlackApp;

public class SlackAppMessageTests
{
    [Fact]
    public void No_label_or_annotation_can_mention_link_or_hide()
    {
        const string Attack = "<!channel> <@U123> <http://evil|runbook> \u202Egnp\u202C";
        var alert = Samples.Alert(
            LabelSet.Of(("alertname", Attack), ("namespace", Attack), ("pod", Attack), ("severity", Attack), ("team", Attack), ("cluster", Attack)),
            LabelSet.Of(("summary", Attack), ("description", Attack + "2"), ("runbook_url", "javascript:alert(1)")),
            generatorUrl: "https://github.com@evil.example/x");
        var evidence = Samples.Cpu with { Name = Attack, Text = Attack };
        var message = Text(Samples.Notify(new EnrichedAlert(alert, [evidence]), alert.Plain()) with { StoreTrouble = Attack, Receiver = Attack });
        Assert.DoesNotContain("<", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", message, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", message, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_without_news_is_never_called_resolved()
    {
        var quiet = Samples.CrashLoop with { Status = AlertStatus.NoNews };
        foreach (var notification in new[] { Samples.Notify(quiet.Plain()), Samples.Notify(quiet.Plain(), quiet.Plain()) })
        {
            var message = Text(notification with { Reason = NotificationReason.AllAlertsResolved });
            Assert.DoesNotContain("resolved", message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("NO NEWS since 2022-03-02 07:40:57 UTC", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CRITICAL", "#d7263d")]
    [InlineData("page", "#d7263d")]
    [InlineData("Warning", "#f2a600")]
    [InlineData("info", "#3d7ee8")]
    [InlineData("unheard-of", "#d7263d")]
    public void The_colour_follows_the_severity_and_the_word_is_there_too(string severity, string colour)
    {
        var message = Text(Samples.Notify(Samples.Alert(LabelSet.Of(("alertname", "X"), ("severity", severity))).Plain()));
        Assert.Contains(colour, message, StringComparison.Ordinal);
        Assert.Contains($"FIRING · {severity.ToUpperInvariant()} · X", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Storage_trouble_is_visible() =>
        Assert.Contains("Could not be stored:* the disk is full", Text(Samples.Sample with { StoreTrouble = "the disk is full" }), StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_is_said()
    {
        var evidence = new[] { Samples.Cpu with { Status = EvidenceStatus.NoData, Text = "N/A", Reason = "" }, Samples.NoMemory };
        var message = Text(Samples.Notify(new EnrichedAlert(Samples.CrashLoop, evidence)));
        Assert.Contains("*CPU*\nN/A - no data", message, StringComparison.Ordinal);
        Assert.Contains("*Memory*\nN/A - Prometheus did not answer within 5s", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_has_a_text_for_the_telephone()
    {
        using var message = JsonDocument.Parse(SlackAppMessage.Write(Samples.Sample));
        var text = message.RootElement.GetProperty("text").GetString();
        Assert.StartsWith("🔴 FIRING · CRITICAL P0 · KubePodCrashLooping · customer/", text, StringComparison.Ordinal);
        Assert.EndsWith("Pod is crash looping.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_that_says_nothing_about_itself_still_makes_a_message()
    {
        var message = Text(Samples.Notify(Samples.Alert(LabelSet.Of(("team", "x"))).Plain()));
        Assert.Contains("FIRING · alert without a name", message, StringComparison.Ordinal);
    }

    /// <summary>All the texts of the message, unescaped from JSON.</summary>
    private static string Text(Notification notification)
    {
        using var message = JsonDocument.Parse(SlackAppMessage.Write(notification));
        var all = new StringBuilder();
        Collect(message.RootElement, all);
        return all.ToString();
    }

    private static void Collect(JsonElement value, StringBuilder all)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                all.Append(value.GetString()).Append('\n');
                break;
            case JsonValueKind.Array:
                value.EnumerateArray().ToList().ForEach(v => Collect(v, all));
                break;
            case JsonValueKind.Object:
                value.EnumerateObject().ToList().ForEach(p => Collect(p.Value, all));
                break;
            default:
                break;
        }
    }
}
