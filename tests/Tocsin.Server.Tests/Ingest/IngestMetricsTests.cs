using System.Diagnostics.Metrics;
using System.Text;

namespace Tocsin.Server.Ingest;

public sealed class IngestMetricsTests
{
    [Fact]
    public async Task What_comes_in_is_counted_by_source_and_status()
    {
        using var meter = new Meter(nameof(IngestMetricsTests));
        var counts = new Dictionary<string, long>();
        using var listener = Listen(meter, counts);
        await using var server = await IngestServer.StartAsync(meter: meter);

        await PostAsync(server, "/alert", """[{"labels":{"a":"1"}},{"labels":{"a":"2"},"status":"resolved"},{"labels":{}}]""");
        await PostAsync(server, "/webhook/alertmanager", """{"alerts":[{"labels":{"a":"1"}},{"labels":{"a":"2"}}]}""");
        await PostAsync(server, "/api/v2/alerts", """[{"labels":{"a":"1"},"endsAt":"2020-01-01T00:00:00Z"},{"labels":{"a":"1"}},{"labels":{"a":"1"},"endsAt":"9999-01-01T00:00:00Z"}]""");
        await PostAsync(server, "/api/v2/alerts", """[{"labels":{"a":"1"}}""");

        Assert.Equal(
            new Dictionary<string, long>
            {
                ["tocsin_alerts_received_total source=alert status=firing"] = 1,
                ["tocsin_alerts_received_total source=alert status=resolved"] = 1,
                ["tocsin_alerts_invalid_total source=alert"] = 1,
                ["tocsin_alerts_received_total source=webhook status=firing"] = 2,
                ["tocsin_alerts_received_total source=api status=firing"] = 2,
                ["tocsin_alerts_received_total source=api status=resolved"] = 1,
                ["tocsin_alerts_invalid_total source=api"] = 1,
            }.OrderBy(pair => pair.Key),
            counts.OrderBy(pair => pair.Key));
    }

    private static MeterListener Listen(Meter meter, Dictionary<string, long> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == meter)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
            lock (counts)
            {
                counts[key] = counts.GetValueOrDefault(key) + value;
            }
        });
        listener.Start();
        return listener;
    }

    private static async Task PostAsync(IngestServer server, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }
}
