using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>What one integration was last told about one group: an entry of the notification log.</summary>
/// <param name="At">The flush that decided on it; repeat_interval counts from here.</param>
/// <param name="Firing">Alerts that were told as firing.</param>
/// <param name="Ended">Alerts that were told as ended.</param>
/// <param name="Repeats">How often it was repeated since there was something new to tell.</param>
public sealed record DeliveredState(DateTimeOffset At, IReadOnlySet<AlertId> Firing, IReadOnlySet<AlertId> Ended, int Repeats = 0)
{
    /// <summary>After how long it is told again, of the route's intervals: the first time, the second and so on.</summary>
    public TimeSpan NextRepeat(IReadOnlyList<TimeSpan> intervals) => intervals[Math.Min(Repeats, intervals.Count - 1)];
}
