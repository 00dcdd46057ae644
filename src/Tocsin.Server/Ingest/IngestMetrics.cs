using System.Diagnostics.Metrics;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>Counts what comes in. Alerts that are left out count as invalid only; a body that cannot be read counts as one such.</summary>
internal sealed class IngestMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _invalid;

    public IngestMetrics(Meter meter)
    {
        _received = meter.CreateCounter<long>("tocsin_alerts_received_total", description: "Valid alerts received.");
        _invalid = meter.CreateCounter<long>("tocsin_alerts_invalid_total", description: "Alerts refused because they were invalid.");
    }

    public void Count(IngestSource source, AlertBatch batch, int invalid, DateTimeOffset now)
    {
        var tag = new KeyValuePair<string, object?>("source", Name(source));
        var resolved = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            resolved += IsResolved(batch[i], now) ? 1 : 0;
        }

        Add(_received, batch.Count - resolved, tag, "firing");
        Add(_received, resolved, tag, "resolved");
        if (invalid > 0)
        {
            _invalid.Add(invalid, tag);
        }
    }

    private static void Add(Counter<long> counter, int count, KeyValuePair<string, object?> source, string status)
    {
        if (count > 0)
        {
            counter.Add(count, source, new("status", status));
        }
    }

    private static bool IsResolved(in ReceivedAlert alert, DateTimeOffset now) =>
        alert.Status is { } status ? status == AlertStatus.Resolved : alert.EndsAt != default && alert.EndsAt <= now;

    private static string Name(IngestSource source) => source switch
    {
        IngestSource.Alert => "alert",
        IngestSource.Webhook => "webhook",
        _ => "api",
    };
}
