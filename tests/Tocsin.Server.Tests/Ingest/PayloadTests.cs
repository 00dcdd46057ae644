using System.Text.Json;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

public sealed class PayloadTests
{
    [Fact]
    public void Every_recorded_webhook_is_taken_whole()
    {
        var payloads = IngestPayloads.OfKind("alertmanager-webhook");
        Assert.NotEmpty(payloads);
        foreach (var (file, body) in payloads)
        {
            using var document = JsonDocument.Parse(body);
            var expected = document.RootElement.GetProperty("alerts").EnumerateArray().Select(LabelsOf).ToList();

            var parsed = ParsedBody.Of(IngestSource.Webhook, body);

            Assert.False(parsed.Problems.Any, $"{file}: {parsed.Strict}");
            Assert.NotEmpty(parsed.Alerts);
            Assert.Equal(expected, parsed.Alerts.Select(alert => alert.Labels));
            AssertSame(parsed.Alerts, ParsedBody.Of(IngestSource.Alert, body).Alerts, file);
        }
    }

    [Fact]
    public void A_recorded_group_keeps_the_status_of_each_alert()
    {
        var (_, body) = IngestPayloads.OfKind("alertmanager-webhook").Single(payload => payload.File.StartsWith("054", StringComparison.Ordinal));

        Assert.Equal([AlertStatus.Firing, AlertStatus.Resolved], ParsedBody.Of(IngestSource.Webhook, body).Alerts.Select(alert => alert.Status!.Value).Order());
    }

    [Fact]
    public void Every_recorded_single_alert_is_taken()
    {
        var payloads = IngestPayloads.OfKind("single alert");
        Assert.NotEmpty(payloads);
        foreach (var (file, body) in payloads)
        {
            using var document = JsonDocument.Parse(body);

            var parsed = ParsedBody.Of(IngestSource.Alert, body);

            Assert.False(parsed.Problems.Any, $"{file}: {parsed.Strict}");
            Assert.Equal(LabelsOf(document.RootElement), Assert.Single(parsed.Alerts).Labels);
        }
    }

    [Fact]
    public void What_alertmanagers_api_lists_is_taken_back_by_it()
    {
        var payloads = IngestPayloads.OfKind("api-v2-alerts GET");
        Assert.NotEmpty(payloads);
        foreach (var (file, body) in payloads)
        {
            var parsed = ParsedBody.Of(IngestSource.Api, body);
            if (file.StartsWith("051", StringComparison.Ordinal))
            {
                // Its generatorURL was made unreadable by who reported it; Alertmanager refuses it as well.
                Assert.Equal(ProblemKind.NotAUri, Assert.Single(parsed.Problems.Kept).Kind);
                continue;
            }

            using var document = JsonDocument.Parse(body);
            Assert.False(parsed.Problems.Any, file);
            Assert.Equal(document.RootElement.EnumerateArray().Select(LabelsOf), parsed.Alerts.Select(alert => alert.Labels));
        }
    }

    [Fact]
    public void What_is_no_alert_says_so()
    {
        foreach (var (_, body) in IngestPayloads.OfKind("grafana-legacy-webhook", "prometheus-http-api"))
        {
            Assert.EndsWith("labels: required", ParsedBody.Of(IngestSource.Alert, body).Strict, StringComparison.Ordinal);
            Assert.StartsWith("alerts: required", ParsedBody.Of(IngestSource.Webhook, body).Strict, StringComparison.Ordinal);
        }
    }

    internal static void AssertSame(List<SeenAlert> expected, List<SeenAlert> actual, string what)
    {
        Assert.True(expected.Count == actual.Count, $"{what}: {expected.Count} alerts expected, {actual.Count} found");
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(expected[i] == actual[i], $"{what}: alert {i} is {actual[i]}, expected {expected[i]}");
        }
    }

    private static LabelSet LabelsOf(JsonElement alert) =>
        LabelSet.Of(alert.GetProperty("labels").EnumerateObject().Select(label => new Label(label.Name, label.Value.GetString()!)));
}
