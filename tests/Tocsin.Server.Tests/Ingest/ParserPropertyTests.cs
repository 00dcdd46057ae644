using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck.Xunit;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

public sealed class ParserPropertyTests
{
    private const int FuzzedBodies = 20_000;

    private static readonly JsonSerializerOptions _relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Property(MaxTest = 300)]
    public void What_is_serialised_comes_back(List<Dictionary<string, string>> alerts, bool relaxed)
    {
        var sent = alerts.Select(Clean).ToList();
        var bodies = sent.Select(labels => new { annotations = labels, labels, status = "firing", startsAt = "2022-03-02T07:31:57.339Z" });
        var json = JsonSerializer.SerializeToUtf8Bytes(bodies, relaxed ? _relaxed : JsonSerializerOptions.Default);

        foreach (var source in new[] { IngestSource.Alert, IngestSource.Api })
        {
            var parsed = ParsedBody.Of(source, json);

            Assert.False(parsed.Problems.Any);
            Assert.Equal(sent.Select(Set), parsed.Alerts.Select(alert => alert.Labels));
            Assert.Equal(sent.Select(labels => labels.Count), parsed.Alerts.Select(alert => alert.Annotations.Count));
        }
    }

    [Fact]
    public void Damaged_payloads_never_throw_and_are_read_as_the_plain_reader_reads_them()
    {
        var payloads = IngestPayloads.OfKind("alertmanager-webhook", "single alert", "api-v2-alerts", "grafana").ConvertAll(payload => payload.Body);
        payloads.RemoveAll(body => body.Length > 10_000);
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < FuzzedBodies; i++)
        {
            var body = BodyMutation.Of(payloads[random.Next(payloads.Count)], random);
            var what = $"seed {seed}, body {i}: {Encoding.UTF8.GetString(body)}";

            var parsed = ParsedBody.Of(IngestSource.Alert, body);
            ParsedBody.Of(IngestSource.Webhook, body);
            ParsedBody.Of(IngestSource.Api, body);

            var (expected, any) = ReferenceReader.Read(body);
            Assert.True(any == parsed.Problems.Any, $"{parsed.Strict}: {what}");
            PayloadTests.AssertSame(expected, parsed.IsReadable ? parsed.Alerts : [], what);
        }
    }

    private static Dictionary<string, string> Clean(Dictionary<string, string> pairs)
    {
        var clean = new Dictionary<string, string>(StringComparer.Ordinal) { ["alertname"] = "x" };
        foreach (var (name, value) in pairs ?? [])
        {
            if (!string.IsNullOrEmpty(name))
            {
                clean[Text(name)] = Text(value ?? "");
            }
        }

        return clean;
    }

    // Half a surrogate pair cannot be sent as UTF-8.
    private static string Text(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static LabelSet Set(Dictionary<string, string> pairs) => LabelSet.Of(pairs.Select(pair => new Label(pair.Key, pair.Value)));
}
