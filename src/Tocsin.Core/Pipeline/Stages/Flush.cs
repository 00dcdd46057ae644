using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline.Stages;

/// <summary>A due group on its way through the stages.</summary>
/// <param name="group">The group.</param>
/// <param name="tick">The time that rules are judged by: the tick, not the moment it is worked on.</param>
/// <param name="alerts">The group's alerts, in the order they are shown.</param>
/// <param name="repeatInterval">repeat_interval of the group's route.</param>
internal sealed class Flush(Group group, DateTimeOffset tick, IReadOnlyList<Alert> alerts, TimeSpan repeatInterval)
{
    public Group Group { get; } = group;

    public DateTimeOffset Tick { get; } = tick;

    public TimeSpan RepeatInterval { get; } = repeatInterval;

    /// <summary>Alerts that may be told of; stages that mute take away from them.</summary>
    public IReadOnlyList<Alert> Alerts { get; set; } = alerts;

    /// <summary>One for each integration.</summary>
    public List<SlotPlan> Plans { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    /// <summary>Rows that end here without being sent.</summary>
    public List<RowEnd> Ends { get; } = [];

    public bool HasDecisions => Deliveries.Count > 0 || Ends.Count > 0;
}

/// <summary>What one integration is to hear of the group, and why.</summary>
internal sealed record SlotPlan(Slot Slot, IReadOnlyList<Alert> Alerts, HashSet<AlertId> Firing, HashSet<AlertId> Ended, NotificationReason Reason);
