using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    private readonly ConcurrentQueue<DeliveryReport> _reports = new();
    private readonly DueQueue<Delivery> _retries = new();
    private readonly ConcurrentDictionary<string, int> _pending = new(StringComparer.Ordinal);

    /// <summary>Notifications decided on and not yet delivered, by integration.</summary>
    public IEnumerable<Measurement<int>> CountPending() =>
        _pending.Select(p => new Measurement<int>(p.Value, new KeyValuePair<string, object?>("integration", p.Key)));

    private void SetPending(Slot slot, Delivery? delivery)
    {
        var change = (delivery is null ? 0 : 1) - (slot.Pending is null ? 0 : 1);
        _pending.AddOrUpdate(slot.Integration.Key.Type, Math.Max(change, 0), (_, count) => count + change);
        slot.Pending = delivery;
    }

    private void Receive(DeliveryReport report)
    {
        _reports.Enqueue(report);
        _wakeUp.Set();
    }

    private bool CollectReports(Facts facts, DateTimeOffset now)
    {
        var worked = false;
        while (!facts.IsFull && _reports.TryDequeue(out var report))
        {
            worked = true;
            _metrics.Attempted(report.Delivery.Row.Integration, report.Result);
            if (report.Result.Outcome == DeliveryOutcome.Retry)
            {
                Retry(report, now);
            }
            else
            {
                Finish(report, facts, now);
            }
        }

        return worked;
    }

    private void Retry(DeliveryReport report, DateTimeOffset now)
    {
        var delivery = report.Delivery;
        var wait = RetryBackoff.After(delivery.Attempts, report.Result.RetryAfter, Random.Shared);
        LogRetry(delivery.Row.Integration, delivery.Row.GroupKey, delivery.Attempts, report.Result.Answer, wait);
        delivery.Slot.IsInDoubt |= report.Result.MayHaveArrived;
        delivery.EndAttempt();
        _retries.Add(delivery, now + wait);
        FlushAgainIfAsked(delivery, now);
    }

    private void Finish(DeliveryReport report, Facts facts, DateTimeOffset now)
    {
        var delivery = report.Delivery;
        var outcome = report.Result.Outcome == DeliveryOutcome.Delivered ? RowOutcome.Delivered : RowOutcome.Rejected;
        var evidence = _guard.IsAway ? default : EvidenceRecord.Encode(delivery.Evidence);
        var end = new RowEnd(delivery.Row, outcome, now, delivery.Attempts, report.Result.Answer, evidence);
        facts.Ends.Add((delivery, end));
        facts.Add(_codec.Encode(end));
    }

    private void End(Delivery delivery, RowEnd end, DateTimeOffset now)
    {
        Record(delivery.Slot, end);
        FlushAgainIfAsked(delivery, now);
        DropTold(delivery.Group, delivery.Row.Ended.Contains);
    }

    private void FlushAgainIfAsked(Delivery delivery, DateTimeOffset now)
    {
        if (delivery.Slot.FlushAfterAttempt)
        {
            delivery.Slot.FlushAfterAttempt = false;
            _groups.Schedule(delivery.Group, now);
        }
    }

    private bool SendDueRetries()
    {
        var (worked, now) = (false, _time.GetUtcNow());
        while (_retries.TryTake(now, out var delivery, out _))
        {
            worked = true;
            if (delivery.Slot.Pending == delivery)
            {
                _courier.Send(delivery);
            }
        }

        return worked;
    }

    [LoggerMessage(LogLevel.Error, "Notification rejected: {Integration}, {Reason}, group {GroupKey}, attempts {Attempts}, answer {Answer}")]
    private partial void LogRejected(IntegrationKey integration, string reason, string groupKey, int attempts, string answer);

    [LoggerMessage(LogLevel.Information, "Notification {Outcome}: {Integration}, {Reason}, group {GroupKey}, attempts {Attempts}, answer {Answer}")]
    private partial void LogEnded(string outcome, IntegrationKey integration, string reason, string groupKey, int attempts, string answer);

    [LoggerMessage(LogLevel.Warning, "Notification to {Integration} for group {GroupKey} failed, attempt {Attempt}: {Answer}. Next attempt in {Wait}")]
    private partial void LogRetry(IntegrationKey integration, string groupKey, int attempt, string answer, TimeSpan wait);
}
