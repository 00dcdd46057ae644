using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>What one integration was last told about one group: an entry of the notification log.</summary>
/// <param name="At">The flush that decided on it; repeat_interval counts from here.</param>
/// <param name="Firing">Alerts that were told as firing.</param>
/// <param name="Ended">Alerts that were told as ended.</param>
/// <param name="Repeats">How often it was repeated since there was something new to tell.</param>
public sealed record DeliveredState(DateTimeOffset At, IReadOnlySet<AlertId> Firing, IReadOnlySet<AlertId> Ended, int Repeats = 0)
{
    private static readonly HashSet<AlertId> _none = [];

    /// <summary>Alerts that were told as firing and whose end is not told any more: it came while they were silenced, muted or inhibited.</summary>
    public IReadOnlySet<AlertId> Unseen { get; init; } = _none;

    /// <summary>Whether it was told that an alert fires, and its end is still to be told.</summary>
    public bool IsOpen(AlertId alert) => Firing.Contains(alert) && !Ended.Contains(alert) && !Unseen.Contains(alert);

    /// <summary>The same, but that the ends of these alerts are not told any more.</summary>
    public DeliveredState WithUnseen(IEnumerable<AlertId> alerts) => this with { Unseen = Unseen.Union(alerts).ToHashSet() };

    /// <summary>The same, where an alert fires again: its next end is told.</summary>
    public DeliveredState WithSeen(AlertId alert) => Unseen.Contains(alert) ? this with { Unseen = Unseen.Where(a => a != alert).ToHashSet() } : this;

    /// <summary>After how long it is told again, of the route's intervals: the first time, the second and so on.</summary>
    public TimeSpan NextRepeat(IReadOnlyList<TimeSpan> intervals) => intervals[Math.Min(Repeats, intervals.Count - 1)];
}
