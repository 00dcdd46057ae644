using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>
/// Whether an integration has to hear of a group now. Pure; the rules are Alertmanager's (notify.DedupStage.needsUpdate), plus the
/// reason "never told" where upstream only says none.
/// </summary>
public static class Dedup
{
    /// <param name="told">What was delivered last, null if nothing was.</param>
    /// <param name="firing">The alerts that fire now.</param>
    /// <param name="ended">The alerts that ended and have not been told as such to everybody.</param>
    /// <param name="sendResolved">Whether the integration wants to hear of ends.</param>
    /// <param name="repeatIntervals">After which an unchanged group is told again: the first time, the second and so on.</param>
    /// <param name="now">The time of the flush.</param>
    public static NotificationReason Decide(
        DeliveredState? told, IReadOnlySet<AlertId> firing, IReadOnlySet<AlertId> ended, bool sendResolved, IReadOnlyList<TimeSpan> repeatIntervals, DateTimeOffset now)
    {
        if (told is null)
        {
            return firing.Count > 0 ? NotificationReason.FirstNotification : Quiet(ended);
        }

        if (!firing.IsSubsetOf(told.Firing))
        {
            return told.Firing.Count == 0 ? NotificationReason.FirstNotification : NotificationReason.NewAlertsAdded;
        }

        if (firing.Count == 0)
        {
            return told.Firing.Count > 0 ? NotificationReason.AllAlertsResolved : NotificationReason.None;
        }

        if (sendResolved && !ended.IsSubsetOf(told.Ended))
        {
            return NotificationReason.SomeAlertsResolved;
        }

        return now - told.At > told.NextRepeat(repeatIntervals) ? NotificationReason.RepeatIntervalElapsed : NotificationReason.None;
    }

    private static NotificationReason Quiet(IReadOnlySet<AlertId> ended) =>
        ended.Count > 0 ? NotificationReason.NeverTold : NotificationReason.None;
}
