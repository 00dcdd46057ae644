using Tocsin.Alerts;
using Tocsin.Pipeline.Stages;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    /// <summary>How long an ended alert stays in memory: senders repeat a resolve for 15 minutes. Alertmanager keeps it as long.</summary>
    private static readonly TimeSpan _keepEnded = TimeSpan.FromMinutes(30);

    private readonly DueQueue<AlertId> _alertTimers = new();
    private DateTimeOffset _listeningSince;

    /// <summary>Places in the queue of alerts to look at, leftovers included.</summary>
    public int TimerCount => _alertTimers.Count;

    /// <summary>Alerts whose time has run out end; those refreshed so often that the stored end is near are written again.</summary>
    private bool CollectDueAlerts(Facts facts, DateTimeOffset now)
    {
        var worked = false;
        while (!facts.IsFull && _alertTimers.TryTake(now, out var id, out var at))
        {
            if (Alerts.TryGet(id, out var entry) && entry.QueuedAt == at)
            {
                worked = true;
                entry.QueuedAt = DateTimeOffset.MaxValue;
                CollectDue(facts, entry, now);
            }
        }

        return worked;
    }

    private void CollectDue(Facts facts, AlertEntry entry, DateTimeOffset now)
    {
        if (_guard.IsAway)
        {
            // Nothing ends by the clock while nothing can be stored: look again later.
            Queue(entry, now + TimeSpan.FromSeconds(5));
            return;
        }

        var alert = entry.Hold();
        if (!alert.IsFiring)
        {
            Alerts.Settle(alert, version: null);
            Forget(entry, now);
        }
        else if (ExpiryStage.DueAt(alert, _listeningSince) <= now)
        {
            Change(facts, alert.Expired(), entry.Version, now);
        }
        else if (alert.EndsAt > entry.StoredEndsAt && entry.HalfLife <= now)
        {
            Change(facts, alert, entry.Version, now);
        }
        else
        {
            QueueTimer(Alerts.Settle(alert, version: null), now);
        }
    }

    private void QueueTimer(AlertEntry entry, DateTimeOffset now)
    {
        var alert = entry.Current;
        if (!alert.IsFiring)
        {
            Queue(entry, now + _keepEnded);
            return;
        }

        var ends = ExpiryStage.DueAt(alert, _listeningSince);
        var due = entry.HalfLife > now && entry.HalfLife < ends ? entry.HalfLife : ends;
        if (due < entry.QueuedAt)
        {
            // Else an earlier place in the queue will do, where it is looked at anew: a place for each change would stay there for days.
            Queue(entry, due);
        }
    }

    private void Queue(AlertEntry entry, DateTimeOffset at)
    {
        entry.QueuedAt = at;
        _alertTimers.Add(entry.Current.Id, at);
    }

    private void Forget(AlertEntry entry, DateTimeOffset now)
    {
        var alert = entry.Current;
        if (entry.IsUnsaved || _groups.Find(alert).Any(g => g.Members.Contains(alert.Id)))
        {
            Queue(entry, now + _keepEnded);
        }
        else
        {
            Alerts.Remove(alert.Id);
            _rules.Inhibitor.Remove(alert.Id);
        }
    }
}
