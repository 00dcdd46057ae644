using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Pipeline.Stages;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    private Arrival? _current;

    /// <returns>Whether there was anything to do.</returns>
    private async Task<bool> TakeFactsAsync(DateTimeOffset now)
    {
        var facts = new Facts();
        var worked = CollectReports(facts, now);
        worked |= CollectDueAlerts(facts, now);
        worked |= CollectArrivals(facts, now);
        if (!worked)
        {
            return false;
        }

        var first = await _guard.CommitAsync(facts.Entries);
        Apply(facts, first, now);
        return true;
    }

    private bool CollectArrivals(Facts facts, DateTimeOffset now)
    {
        var worked = false;
        while (!facts.IsFull && (_current is not null || _arrivals.Reader.TryRead(out _current)))
        {
            worked = true;
            if (!CollectFrom(_current, facts, now))
            {
                break;
            }

            facts.Completed.Add(_current);
            _current = null;
        }

        facts.Unfinished = _current;
        return worked;
    }

    /// <returns>Whether the request is used up.</returns>
    private bool CollectFrom(Arrival arrival, Facts facts, DateTimeOffset now)
    {
        for (; arrival.HasMore; arrival.Advance())
        {
            if (facts.IsFull)
            {
                return false;
            }

            Merge(arrival, facts, now);
        }

        return true;
    }

    private void Merge(Arrival arrival, Facts facts, DateTimeOffset now)
    {
        if (facts.Changed.TryGetValue(arrival.Next.Id, out var changed))
        {
            MergeAgain(changed, arrival, facts, now);
            return;
        }

        Alerts.TryGet(arrival.Next.Id, out var held);
        var verdict = MergeStage.Run(held?.Hold(), arrival.Next);
        if (verdict.Kind == MergeKind.Transition)
        {
            Change(facts, verdict.Alert, held?.Version ?? 0, now);
            return;
        }

        var entry = Alerts.Settle(verdict.Alert, version: null);
        if (entry.IsUnsaved)
        {
            arrival.MarkLost();
        }

        if (verdict.Alert.IsFiring)
        {
            // It may end sooner than was said before: resolve_timeout can have become shorter.
            QueueTimer(entry, now);
        }

        if (!verdict.Alert.IsFiring && arrival.Next.EndsBy != EndsBy.ExpireAfter)
        {
            // An end that is sent again is shown again beside news of its group: Alertmanager puts whatever arrives into its groups.
            Join(verdict.Alert, now);
        }
    }

    private void Join(Alert alert, DateTimeOffset now)
    {
        foreach (var group in _groups.FindOrAdd(alert, now))
        {
            group.Join(alert);
        }
    }

    /// <summary>A further change of an alert that changes in this commit already: derived from that state, and committed right behind it.</summary>
    private void MergeAgain(Alert changed, Arrival arrival, Facts facts, DateTimeOffset now)
    {
        var verdict = MergeStage.Run(changed, arrival.Next);
        if (verdict.Kind != MergeKind.Nothing)
        {
            Change(facts, verdict.Alert, version: null, now);
        }
    }

    private void Change(Facts facts, Alert alert, long? version, DateTimeOffset now)
    {
        facts.Add(alert, _codec.Encode(alert, version));
        var made = new List<Group>();
        foreach (var group in _groups.FindOrAdd(alert, now, made))
        {
            See(group, alert, facts);
        }

        made.ForEach(group => facts.Add(_codec.Encode(RecordOf(group))));
    }

    /// <summary>An alert fires again whose last end was told to nobody: its next one is, after a crash too.</summary>
    private void See(Group group, Alert alert, Facts facts)
    {
        foreach (var slot in group.Slots)
        {
            if (alert.IsFiring && slot.Told is { } told && told.Unseen.Contains(alert.Id))
            {
                slot.Told = told.WithSeen(alert.Id);
                facts.Add(_codec.Encode(new ToldRecord(group.Key, slot.Integration.Key, slot.Told)));
            }
        }
    }

    private void Apply(Facts facts, long first, DateTimeOffset now)
    {
        foreach (var (alert, entry) in facts.Alerts)
        {
            Enter(alert, first == 0 ? 0 : first + entry, now);
        }

        foreach (var (delivery, end) in facts.Ends)
        {
            End(delivery, end, now);
        }

        if (first == 0 && facts.Alerts.Count > 0)
        {
            facts.Completed.ForEach(a => a.MarkLost());
            facts.Unfinished?.MarkLost();
        }

        facts.Completed.ForEach(a => a.Complete());
    }

    private void Enter(Alert alert, long version, DateTimeOffset now)
    {
        var before = Alerts.Find(alert.Id)?.Status;
        var entry = Alerts.Settle(alert, version);
        _rules.Inhibitor.Set(alert);
        Join(alert, now);
        if (before != alert.Status)
        {
            _metrics.Transition(StateName(alert.Status));
            if (_logger.IsEnabled(LogLevel.Debug))
            {
                LogTransition(StateName(alert.Status), alert.Name, alert.Fingerprint, version);
            }
        }

        QueueTimer(entry, now);
    }

    private static string StateName(AlertStatus status) => status switch
    {
        AlertStatus.Firing => "firing",
        AlertStatus.Resolved => "resolved",
        _ => "no_news",
    };

    [LoggerMessage(LogLevel.Debug, "Alert {State}: {Alertname} {Fingerprint}, stored as version {Version}")]
    private partial void LogTransition(string state, string alertname, Fingerprint fingerprint, long version);
}
