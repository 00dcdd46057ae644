using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Testing;
using Tocsin.Testing.Schemas;

namespace Tocsin.Notification.SlackApp;

/// <summary>The messages as people get them; each is checked against Slack's schema, too.</summary>
public class SlackAppGoldenTests
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_sample_alert_firing() => Check("firing.json", Samples.Sample);

    [Fact]
    public void The_sample_alert_resolved()
    {
        var over = Samples.CrashLoop with { Status = AlertStatus.Resolved, EndsAt = Samples.CrashLoop.StartsAt.AddMinutes(19) };
        Check("resolved.json", Samples.Notify(over.Plain()) with { Reason = NotificationReason.AllAlertsResolved });
    }

    [Fact]
    public void The_sample_alert_without_news() =>
        Check("no-news.json", Samples.Notify((Samples.CrashLoop with { Status = AlertStatus.NoNews }).Plain()) with { Reason = NotificationReason.AllAlertsResolved });

    [Fact]
    public void A_group_of_forty_seven_that_could_not_be_stored()
    {
        var alerts = Enumerable.Range(0, 47).Select(i => new EnrichedAlert(
            Samples.Alert(
                LabelSet.Of(("alertname", "KubePodCrashLooping"), ("namespace", "customer"), ("pod", $"checkout-{i}"), ("container", i % 2 == 0 ? "web" : "proxy"), ("severity", "warning")),
                LabelSet.Of(("summary", "Pod is crash looping."), ("description", $"Pod {i}")),
                i == 1 ? AlertStatus.Resolved : AlertStatus.Firing,
                "http://prometheus.example/graph?g0.expr=up"),
            i == 0 ? [Samples.Cpu, Samples.NoMemory] : []));
        Check("group.json", Samples.Notify([.. alerts]) with { StoreTrouble = "the disk is full", Reason = NotificationReason.NewAlertsAdded });
    }

    private static void Check(string file, Notification notification)
    {
        using var message = JsonDocument.Parse(SlackAppMessage.Write(notification));
        Golden.Matches("SlackApp/Golden/" + file, JsonSerializer.Serialize(message, _indented) + "\n");
        Assert.Empty(JsonSchema.Load(Path.Combine(SharedFiles.Specs, "slack-block-kit-derived.schema.json")).Check(message.RootElement));
    }
}
