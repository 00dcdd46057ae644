using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline.Stages;

/// <summary>Compares the group with what each integration was told, and so finds out whom to tell, and why.</summary>
internal static class ChangedStage
{
    public static void Run(Flush flush)
    {
        foreach (var slot in flush.Group.Slots)
        {
            var carried = slot.Integration.NotifyResolveWhenSuppressed ? Open(flush, slot) : [];
            if (flush.Alerts.Count + carried.Count > 0)
            {
                flush.Plans.Add(Plan(flush, slot, carried));
            }
        }
    }

    /// <summary>Alerts that are muted now, and that the integration was told of as firing.</summary>
    private static List<Alert> Open(Flush flush, Slot slot) => [.. flush.All.Where(a => flush.Muted.ContainsKey(a.Id) && slot.IsOpen(a.Id))];

    private static SlotPlan Plan(Flush flush, Slot slot, List<Alert> carried)
    {
        var alerts = flush.Alerts.Where(slot.Integration.Accepts).ToList();
        var isQuiet = !alerts.Exists(a => a.IsFiring);
        var firing = Ids(alerts.Concat(carried).Where(a => a.IsFiring));
        var ended = Ids(alerts.Concat(carried).Where(a => !a.IsFiring));
        var reason = Dedup.Decide(slot.Told, firing, ended, slot.Integration.SendResolved, flush.Group.Route.RepeatIntervals, flush.Tick);
        if (carried.Count > 0)
        {
            // What is muted is not repeated; and while nothing else fires it is shown, or the message would say that all is over.
            reason = isQuiet && reason == NotificationReason.RepeatIntervalElapsed ? NotificationReason.None : reason;
            alerts.AddRange(carried.Where(a => isQuiet || !a.IsFiring));
            alerts.Sort(Grouping.AlertOrder.Instance);
        }

        return new SlotPlan(slot, alerts, firing, ended, reason);
    }

    private static HashSet<AlertId> Ids(IEnumerable<Alert> alerts) => [.. alerts.Select(a => a.Id)];
}
