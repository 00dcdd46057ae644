using Tocsin.Alerts;
using Tocsin.Grouping;
using Tocsin.Notification;
using Tocsin.Pipeline.Stages;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    private const int FlushesPerCommit = 256;

    /// <returns>Whether there was anything to do.</returns>
    private async Task<bool> TakeDecisionsAsync(DateTimeOffset now)
    {
        var flushes = new List<Flush>();
        var entries = new List<JournalEntry>();
        while (flushes.Count < FlushesPerCommit && _groups.TryTakeDue(now, out var group, out var tick))
        {
            if (flushes.Exists(f => f.Group.SharesSlotsWith(group)))
            {
                // What a sibling has just decided has to count first.
                _groups.Schedule(group, tick);
                break;
            }

            if (group.IsDelivering(tick))
            {
                // As Alertmanager, which delivers within the flush: one at a time.
                group.FlushWhenDelivered = true;
                continue;
            }

            var flush = new Flush(group, tick, now, AlertsOf(group), _rules) { IsMadeUp = tick < _listeningSince };
            FlushPipeline.Run(flush);
            flushes.Add(flush);
            Encode(flush, entries);
        }

        if (flushes.Count == 0)
        {
            return false;
        }

        var first = await _guard.CommitAsync(entries);
        foreach (var flush in flushes)
        {
            Apply(flush, isStored: first > 0);
        }

        return true;
    }

    private List<Alert> AlertsOf(Group group)
    {
        var alerts = new List<Alert>(group.Members.Count);
        foreach (var member in group.Members)
        {
            if (Alerts.Find(member) is { } alert)
            {
                alerts.Add(alert);
            }
        }

        alerts.Sort(AlertOrder.Instance);
        return alerts;
    }

    private void Encode(Flush flush, List<JournalEntry> entries)
    {
        if (!flush.HasDecisions)
        {
            return;
        }

        entries.AddRange(flush.Ends.Select(_codec.Encode));
        entries.AddRange(flush.Deliveries.Select(d => _codec.Encode(d.Row)));
        entries.AddRange(flush.Unseen.Select(u => _codec.Encode(new ToldRecord(flush.Group.Key, u.Slot.Integration.Key, u.State))));
        entries.Add(_codec.Encode(RecordOf(flush.Group)));
    }

    private void Apply(Flush flush, bool isStored)
    {
        foreach (var (slot, state) in flush.Unseen)
        {
            slot.Told = state;
        }

        foreach (var end in flush.Ends)
        {
            Record(SlotOf(flush.Group, end.Row.Integration), end);
        }

        foreach (var delivery in flush.Deliveries)
        {
            delivery.StoreTrouble = isStored ? "" : _guard.Trouble;
            SetPending(delivery.Slot, delivery);
            _courier.Send(delivery);
        }

        _metrics.Suppressed(flush.Muted.Values);
        DropTold(flush.Group, static _ => true, flush.Muted);
    }

    private static GroupRecord RecordOf(Group group) => new(group.Route.Key, group.Route.Receiver, group.Home.Ordinal, group.Labels, group.NextFlush);

    /// <summary>Lets ended alerts go that nobody has to hear of any more, and the group with its last one.</summary>
    /// <param name="group">The group.</param>
    /// <param name="wasFlushed">
    /// Whether a flush has seen the alert's end. One that ended since stays: it may fire again before the next flush, and is no news then.
    /// </param>
    /// <param name="muted">What was muted in this flush: its end is told to those only who asked for it.</param>
    private void DropTold(Group group, Predicate<AlertId> wasFlushed, Dictionary<AlertId, MuteReason>? muted = null)
    {
        group.Members.RemoveWhere(member =>
            wasFlushed(member) && Alerts.Find(member) is not { IsFiring: true } && !group.IsNeeded(member, muted?.ContainsKey(member) == true));
        _groups.RemoveIfOver(group);
    }

    private static Slot? SlotOf(Group group, IntegrationKey integration) => group.Slots.FirstOrDefault(s => s.Integration.Key == integration);

    private void Record(Slot? slot, RowEnd end)
    {
        if (slot?.Pending?.Row.Id == end.Row.Id)
        {
            SetPending(slot, null);
        }

        if (end.IsTold)
        {
            slot?.Told = end.Row.AsDelivered();
            slot?.IsInDoubt = false;
        }

        _metrics.Ended(end, OutcomeName(end.Outcome));
        if (end.Outcome is RowOutcome.Rejected or RowOutcome.GaveUp)
        {
            // Nobody was told, and nobody will be before somebody mends it.
            LogNotTold(OutcomeName(end.Outcome), end.Row.Integration, end.Row.Reason.Text(), end.Row.GroupKey, end.Attempts, end.Answer);
        }
        else
        {
            LogEnded(OutcomeName(end.Outcome), end.Row.Integration, end.Row.Reason.Text(), end.Row.GroupKey, end.Attempts, end.Answer);
        }
    }

    private static string OutcomeName(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Delivered => "delivered",
        RowOutcome.NotWanted => "not_wanted",
        RowOutcome.Rejected => "rejected",
        RowOutcome.Superseded => "superseded",
        RowOutcome.GaveUp => "gave_up",
        _ => "never_told",
    };
}
