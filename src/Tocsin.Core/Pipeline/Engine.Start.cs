using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    /// <summary>
    /// Takes up the stored state. Timers go on where they were; what is owed is sent; nothing ends by the clock until its sender had time to be
    /// heard again.
    /// </summary>
    public void Restore(StoredState state)
    {
        var now = _time.GetUtcNow();
        _listeningSince = now;
        _snapshots.Resume(state.Overtaken);
        _guard.Resume(state.Version);
        Restore(state, now);
        foreach (var (alert, version) in state.Alerts.Values)
        {
            QueueTimer(Alerts.Settle(alert, version), now);
            _rules.Inhibitor.Set(alert);
        }

        foreach (var ((group, integration), told) in state.Told.Where(t => t.Value.Firing.Count > 0))
        {
            _groups.Delivered.Keep(group, integration, told);
        }

        var owed = state.Owed.Values.OrderBy(r => r.At).ToLookup(r => r.GroupKey);
        foreach (var record in state.Groups.Values)
        {
            Restore(record, state, owed[record.Key], now);
        }

        foreach (var (alert, _) in state.Alerts.Values)
        {
            Enroll(alert, now);
        }

        foreach (var group in _groups.All.ToList())
        {
            _groups.RemoveIfOver(group);
        }

        _groups.Delivered.Prune(now);
        LogRestored(state.Alerts.Count, _groups.Count, state.Owed.Count, state.Version);
    }

    private void Restore(GroupRecord record, StoredState state, IEnumerable<OutboxRow> owed, DateTimeOffset now)
    {
        if (_groups.Add(record) is not { } group)
        {
            return;
        }

        foreach (var slot in group.Slots)
        {
            slot.Told ??= state.Told.GetValueOrDefault((record.Key, slot.Integration.Key));
        }

        var isOrphaned = false;
        foreach (var row in owed.Where(r => r.Integration.Receiver == group.Route.Receiver))
        {
            isOrphaned |= !SendOwed(group, row);
        }

        // A tick that was missed is made up for, as of its time; those that follow come when they would have come.
        var next = group.Home.Schedule.Resume(record.NextFlush, state.LastSeen, now);
        group.Phase = next < record.NextFlush ? next : record.NextFlush;

        // What was owed to an integration that is gone is decided again, at once, for those that are there.
        _groups.Schedule(group, isOrphaned ? now : next);
    }

    /// <returns>False where that integration is no longer configured.</returns>
    private bool SendOwed(Group group, OutboxRow row)
    {
        if (SlotOf(group, row.Integration) is not { } slot)
        {
            LogOrphan(row.Integration, row.GroupKey);
            return false;
        }

        if (slot.Pending?.Row.Id == row.Id)
        {
            // Sent already, by the group of a sibling route.
            return true;
        }

        var alerts = AlertsOf(row, slot.Integration.SendResolved ? [.. row.Firing, .. row.Ended] : row.Firing);
        var delivery = new Delivery(row, group, slot, alerts) { Deadline = Delivery.DeadlineOf(group, slot, row.At, _time.GetUtcNow()) };
        slot.IsInDoubt = true;
        SetPending(slot, delivery);
        _courier.Send(delivery);
        return true;
    }

    /// <summary>The alerts of a row with the status that was decided on, whatever has become of them since.</summary>
    private List<Alert> AlertsOf(OutboxRow row, IEnumerable<AlertId> told)
    {
        var alerts = new List<Alert>();
        foreach (var id in told)
        {
            if (Alerts.Find(id) is { } alert)
            {
                alerts.Add(row.Firing.Contains(id) ? alert with { Status = AlertStatus.Firing } : alert.IsFiring ? EndedBefore(alert, row.At) : alert);
            }
        }

        alerts.Sort(Grouping.AlertOrder.Instance);
        return alerts;
    }

    /// <summary>The episode before this one, of an alert that fires again: its times are known no more, only that it was over by then.</summary>
    private static Alert EndedBefore(Alert alert, DateTimeOffset at) =>
        alert with { Status = AlertStatus.Resolved, StartsAt = alert.StartsAt < at ? alert.StartsAt : at, EndsAt = at };

    private void Enroll(Alert alert, DateTimeOffset now)
    {
        if (alert.IsFiring)
        {
            Join(alert, now);
            return;
        }

        foreach (var group in _groups.Find(alert).Where(g => g.IsNeeded(alert.Id) || EndedSinceFlush(alert, g)))
        {
            group.Members.Add(alert.Id);
        }
    }

    /// <summary>Whether no flush has seen the alert's end yet: then it stays, as without a restart. One that nobody was told of may fire again.</summary>
    private static bool EndedSinceFlush(Alert alert, Group group)
    {
        var schedule = group.Home.Schedule;
        var isFirst = group.Slots.All(s => s.Told is null && s.Pending is null);
        var flushed = group.NextFlush - (isFirst && schedule.Wait > schedule.Interval ? schedule.Wait : schedule.Interval);
        return (alert.EndsAt > alert.UpdatedAt ? alert.EndsAt : alert.UpdatedAt) > flushed;
    }

    [LoggerMessage(LogLevel.Information, "Restored {Alerts} alerts in {Groups} groups, {Owed} notifications owed, journal at version {Version}")]
    private partial void LogRestored(int alerts, int groups, int owed, long version);

    [LoggerMessage(LogLevel.Warning, "A notification to {Integration} for group {GroupKey} is owed, but that integration is no longer configured; it is dropped")]
    private partial void LogOrphan(IntegrationKey integration, string groupKey);
}
