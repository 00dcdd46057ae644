using Tocsin.Notification;

namespace Tocsin.Pipeline.Stages;

/// <summary>
/// Turns reasons into outbox rows. A newer decision takes the place of an older one that is not delivered yet; one that is being sent at this
/// moment is waited for, and the group is looked at again right after.
/// </summary>
internal static class OutboxStage
{
    public static void Run(Flush flush)
    {
        foreach (var plan in flush.Plans.Select(ClearDoubt))
        {
            if (plan.Slot.Pending is not { } pending)
            {
                Decide(flush, plan);
            }
            else if (pending.Deadline <= flush.Tick)
            {
                Replace(flush, plan, pending, RowOutcome.GaveUp);
            }
            else if (!KeepsPending(plan, pending))
            {
                Replace(flush, plan, pending, plan.Reason == NotificationReason.NeverTold ? RowOutcome.NeverTold : RowOutcome.Superseded);
            }
        }
    }

    /// <summary>
    /// Where the receiver may have got more than is recorded, nothing to tell by what it is known to have is no reason to be silent: somebody may
    /// have been paged by an attempt that looked failed, and must hear how things stand.
    /// </summary>
    private static SlotPlan ClearDoubt(SlotPlan plan) =>
        plan is { Slot.IsInDoubt: true, Reason: NotificationReason.None or NotificationReason.NeverTold }
        && plan.Firing.Count + plan.Ended.Count > 0
            ? plan with { Reason = plan.Firing.Count > 0 ? NotificationReason.FirstNotification : NotificationReason.AllAlertsResolved }
            : plan;

    private static bool KeepsPending(SlotPlan plan, Delivery pending) =>
        plan.Reason is not (NotificationReason.None or NotificationReason.NeverTold) && pending.Row.Says(plan.Firing, plan.Ended);

    private static void Replace(Flush flush, SlotPlan plan, Delivery pending, RowOutcome outcome)
    {
        if (!pending.TryWithdraw())
        {
            plan.Slot.FlushAfterAttempt = true;
            return;
        }

        var answer = outcome == RowOutcome.GaveUp ? pending.LastResult?.Answer ?? "" : plan.Reason.Text();
        flush.Ends.Add(new RowEnd(pending.Row, outcome, flush.Tick, pending.Attempts, answer, default));
        if (outcome != RowOutcome.NeverTold)
        {
            Decide(flush, plan);
        }
    }

    private static void Decide(Flush flush, SlotPlan plan)
    {
        if (plan.Reason == NotificationReason.None)
        {
            return;
        }

        var row = Row(flush, plan);
        if (plan.Reason == NotificationReason.NeverTold)
        {
            flush.Ends.Add(new RowEnd(row, RowOutcome.NeverTold, flush.Tick, 0, plan.Reason.Text(), default));
        }
        else if (plan.Firing.Count == 0 && !plan.Slot.Integration.SendResolved)
        {
            flush.Ends.Add(new RowEnd(row, RowOutcome.NotWanted, flush.Tick, 0, "send_resolved is false", default));
        }
        else
        {
            var alerts = plan.Slot.Integration.SendResolved ? plan.Alerts : [.. plan.Alerts.Where(a => a.IsFiring)];
            flush.Deliveries.Add(new Delivery(row, flush.Group, plan.Slot, alerts) { Deadline = Delivery.DeadlineOf(flush.Group, plan.Slot, flush.Tick, flush.Now) });
        }
    }

    private static OutboxRow Row(Flush flush, SlotPlan plan) => new()
    {
        Id = Guid.CreateVersion7(flush.Tick),
        GroupKey = flush.Group.Key,
        Integration = plan.Slot.Integration.Key,
        Reason = plan.Reason,
        At = flush.Tick,
        Firing = plan.Firing,
        Ended = plan.Ended,
        Repeats = plan.Reason == NotificationReason.RepeatIntervalElapsed ? plan.Slot.Told!.Repeats + 1 : 0,
        RouteLabels = flush.RouteLabels,
    };
}
