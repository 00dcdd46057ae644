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
            var flush = new Flush(group, tick, AlertsOf(group), _settings.RepeatInterval);
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
        entries.Add(_codec.Encode(new GroupRecord(flush.Group.Key, flush.Group.Labels, flush.Group.NextFlush)));
    }

    private void Apply(Flush flush, bool isStored)
    {
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

        DropTold(flush.Group, static _ => true);
    }

    /// <summary>Lets ended alerts go that nobody has to hear of any more, and the group with its last one.</summary>
    /// <param name="group">The group.</param>
    /// <param name="wasFlushed">
    /// Whether a flush has seen the alert's end. One that ended since stays: it may fire again before the next flush, and is no news then.
    /// </param>
    private void DropTold(Group group, Predicate<AlertId> wasFlushed)
    {
        group.Members.RemoveWhere(member => wasFlushed(member) && Alerts.Find(member) is not { IsFiring: true } && !group.IsNeeded(member));
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
        if (end.Outcome == RowOutcome.Rejected)
        {
            // Nobody was told, and nobody will be before somebody mends it.
            LogRejected(end.Row.Integration, end.Row.Reason.Text(), end.Row.GroupKey, end.Attempts, end.Answer);
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
        _ => "never_told",
    };
}
