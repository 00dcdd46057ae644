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
            if (!report.IsGivenUp)
            {
                _metrics.Attempted(report.Delivery.Row.Integration, report.Result);
            }

            if (report.Result.Outcome == DeliveryOutcome.Retry && !IsOver(report, now))
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

    private static bool IsOver(DeliveryReport report, DateTimeOffset now) => report.IsGivenUp || report.Delivery.IsOrphan || report.Delivery.Deadline <= now;

    private void Retry(DeliveryReport report, DateTimeOffset now)
    {
        var delivery = report.Delivery;
        var wait = RetryBackoff.After(delivery.Attempts, report.Result.RetryAfter, Random.Shared);
        if (report.Result.Answer != delivery.LastResult?.Answer)
        {
            // Once for each trouble, as Alertmanager: a receiver that is down for thousands of groups would fill the disk with its log.
            LogRetry(delivery.Row.Integration, delivery.Row.GroupKey, delivery.Attempts, report.Result.Answer, wait);
        }

        delivery.LastResult = report.Result;
        delivery.Slot.IsInDoubt |= report.Result.MayHaveArrived;
        delivery.EndAttempt();
        _retries.Add(delivery, delivery.Deadline < now + wait ? delivery.Deadline.Value : now + wait);
        FlushAgainIfAsked(delivery, now);
    }

    private void Finish(DeliveryReport report, Facts facts, DateTimeOffset now)
    {
        var delivery = report.Delivery;
        delivery.Slot.IsInDoubt |= report.Result.MayHaveArrived;
        var outcome = report.Result.Outcome switch
        {
            DeliveryOutcome.Delivered => RowOutcome.Delivered,
            DeliveryOutcome.Retry => RowOutcome.GaveUp,
            _ => RowOutcome.Rejected,
        };
        var evidence = _guard.IsAway ? default : EvidenceRecord.Encode(delivery.Evidence);
        var end = new RowEnd(delivery.Row, outcome, now, delivery.Attempts, report.Result.Answer, evidence);
        facts.Ends.Add((delivery, end));
        facts.Add(_codec.Encode(end));
    }

    private void End(Delivery delivery, RowEnd end, DateTimeOffset now)
    {
        Record(delivery.Slot, end);
        FlushAgainIfAsked(delivery, now);
        var groups = _groups.WithKeyOf(delivery.Group).ToList();
        if (groups.Count == 0)
        {
            _groups.Delivered.Keep(delivery.Group);
        }

        foreach (var group in groups)
        {
            MakeUpForTick(group, now);
            DropTold(group, id => group == delivery.Group && delivery.Row.Ended.Contains(id));
        }
    }

    /// <summary>A tick that fell into the deliveries of the flush before comes right after them, and those that follow count from there.</summary>
    private void MakeUpForTick(Group group, DateTimeOffset now)
    {
        if (group.FlushWhenDelivered && !group.IsDelivering(now))
        {
            group.FlushWhenDelivered = false;
            group.Phase = now;
            _groups.Schedule(group, now);
        }
    }

    private void FlushAgainIfAsked(Delivery delivery, DateTimeOffset now)
    {
        if (delivery.Slot.FlushAfterAttempt)
        {
            delivery.Slot.FlushAfterAttempt = false;
            foreach (var group in _groups.WithKeyOf(delivery.Group))
            {
                _groups.Schedule(group, now);
            }
        }
    }

    private bool SendDueRetries()
    {
        var (worked, now) = (false, _time.GetUtcNow());
        while (_retries.TryTake(now, out var delivery, out _))
        {
            worked = true;
            if (delivery.Slot.Pending != delivery)
            {
                continue;
            }

            if (delivery.Deadline <= now && delivery.LastResult is { } last)
            {
                Receive(new DeliveryReport(delivery, last, IsGivenUp: true));
            }
            else
            {
                _courier.Send(delivery);
            }
        }

        return worked;
    }

    [LoggerMessage(LogLevel.Error, "Notification {Outcome}: {Integration}, {Reason}, group {GroupKey}, attempts {Attempts}, answer {Answer}")]
    private partial void LogNotTold(string outcome, IntegrationKey integration, string reason, string groupKey, int attempts, string answer);

    [LoggerMessage(LogLevel.Information, "Notification {Outcome}: {Integration}, {Reason}, group {GroupKey}, attempts {Attempts}, answer {Answer}")]
    private partial void LogEnded(string outcome, IntegrationKey integration, string reason, string groupKey, int attempts, string answer);

    [LoggerMessage(LogLevel.Warning, "Notification to {Integration} for group {GroupKey} failed, attempt {Attempt}: {Answer}. Next attempt in {Wait}")]
    private partial void LogRetry(IntegrationKey integration, string groupKey, int attempt, string answer, TimeSpan wait);
}
