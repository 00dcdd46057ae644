using Tocsin.Notification;

namespace Tocsin.Pipeline.Stages;

/// <summary>Compares the group with what each integration was told, and so finds out whom to tell, and why.</summary>
internal static class ChangedStage
{
    public static void Run(Flush flush)
    {
        foreach (var slot in flush.Group.Slots)
        {
            var alerts = flush.Alerts.Where(slot.Integration.Accepts).ToList();
            var firing = alerts.Where(a => a.IsFiring).Select(a => a.Id).ToHashSet();
            var ended = alerts.Where(a => !a.IsFiring).Select(a => a.Id).ToHashSet();
            var reason = Dedup.Decide(slot.Told, firing, ended, slot.Integration.SendResolved, flush.RepeatInterval, flush.Tick);
            flush.Plans.Add(new SlotPlan(slot, alerts, firing, ended, reason));
        }
    }
}
