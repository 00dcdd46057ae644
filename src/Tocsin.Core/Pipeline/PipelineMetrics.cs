using System.Diagnostics.Metrics;
using Tocsin.Notification;
using Tocsin.Pipeline.Stages;

namespace Tocsin.Pipeline;

/// <summary>What the pipeline counts. Names are as they appear on /metrics.</summary>
internal sealed class PipelineMetrics
{
    /// <summary>A commit takes less than a millisecond on a good disk, and counts as failed after two seconds.</summary>
    private static readonly InstrumentAdvice<double> _commitBounds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2] };

    /// <summary>Evidence takes seconds, a receiver that is down for a while minutes or hours.</summary>
    private static readonly InstrumentAdvice<double> _latencyBounds = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600] };

    private readonly Meter _meter;
    private readonly Counter<long> _entries;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _ends;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _suppressed;

    public PipelineMetrics(Meter meter)
    {
        _meter = meter;
        _entries = meter.CreateCounter<long>("tocsin_journal_entries_total", description: "Entries committed to the journal.");
        _commitSeconds = meter.CreateHistogram("tocsin_journal_commit_duration_seconds", "s", "How long commits took.", advice: _commitBounds);
        _transitions = meter.CreateCounter<long>("tocsin_alert_transitions_total", description: "Alerts that changed state, by the state they changed to.");
        _attempts = meter.CreateCounter<long>("tocsin_notification_attempts_total", description: "Attempts to send a notification.");
        _failures = meter.CreateCounter<long>("tocsin_notification_attempts_failed_total", description: "Attempts that failed, by reason.");
        _ends = meter.CreateCounter<long>("tocsin_notifications_total", description: "Notifications decided on, by how they ended.");
        _suppressed = meter.CreateCounter<long>("tocsin_notifications_suppressed_total", description: "Alerts that a due group was not told of, by what muted them.");
        _latency = meter.CreateHistogram("tocsin_notification_latency_seconds", "s", "From decision to delivery.", advice: _latencyBounds);
    }

    /// <summary>Registers what is read when /metrics is.</summary>
    public void Observe(Engine engine)
    {
        _meter.CreateObservableGauge("tocsin_alerts_active", () => engine.Alerts.Firing, description: "Alerts that fire.");
        _meter.CreateObservableGauge("tocsin_groups", () => engine.GroupCount, description: "Groups in memory.");
        _meter.CreateObservableGauge("tocsin_journal_queue_length", () => engine.QueueLength, description: "Requests that wait for a commit.");
        _meter.CreateObservableGauge("tocsin_store_away", () => engine.StoreTrouble.Length > 0 ? 1 : 0, description: "1 while the store can't be written.");
        _meter.CreateObservableGauge("tocsin_notifications_pending", engine.CountPending, description: "Notifications decided on and not yet delivered.");
    }

    public void Committed(int entries, TimeSpan took)
    {
        _entries.Add(entries);
        _commitSeconds.Record(took.TotalSeconds);
    }

    public void Transition(string state) => _transitions.Add(1, new KeyValuePair<string, object?>("state", state));

    public void Attempted(IntegrationKey integration, DeliveryResult result)
    {
        var tag = new KeyValuePair<string, object?>("integration", integration.Type);
        _attempts.Add(1, tag);
        if (result.Outcome != DeliveryOutcome.Delivered)
        {
            _failures.Add(1, tag, new KeyValuePair<string, object?>("reason", result.Reason.Length > 0 ? result.Reason : "other"));
        }
    }

    public void Suppressed(IEnumerable<MuteReason> reasons)
    {
        foreach (var reason in reasons)
        {
            _suppressed.Add(1, new KeyValuePair<string, object?>("reason", MuteReasons.Text(reason)));
        }
    }

    public void Ended(RowEnd end, string outcome)
    {
        _ends.Add(1, new KeyValuePair<string, object?>("integration", end.Row.Integration.Type), new KeyValuePair<string, object?>("outcome", outcome));
        if (end.Outcome == RowOutcome.Delivered)
        {
            _latency.Record((end.At - end.Row.At).TotalSeconds, new KeyValuePair<string, object?>("integration", end.Row.Integration.Type));
        }
    }
}
