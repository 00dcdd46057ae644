using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline.Stages;

/// <summary>A due group on its way through the stages.</summary>
/// <param name="group">The group.</param>
/// <param name="tick">The time that rules are judged by: the tick, not the moment it is worked on.</param>
/// <param name="now">The time.</param>
/// <param name="alerts">The group's alerts, in the order they are shown.</param>
/// <param name="rules">What mutes, and what the route adds.</param>
internal sealed class Flush(Group group, DateTimeOffset tick, DateTimeOffset now, IReadOnlyList<Alert> alerts, MuteRules rules)
{
    public Group Group { get; } = group;

    public DateTimeOffset Tick { get; } = tick;

    public DateTimeOffset Now { get; } = now;

    /// <summary>The tick fell into a time without a process.</summary>
    public bool IsMadeUp { get; init; }

    public MuteRules Rules { get; } = rules;

    /// <summary>All alerts of the group.</summary>
    public IReadOnlyList<Alert> All { get; } = alerts;

    /// <summary>Alerts that may be told of; stages that mute take away from them.</summary>
    public IReadOnlyList<Alert> Alerts { get; private set; } = alerts;

    /// <summary>What was taken away, and why.</summary>
    public Dictionary<AlertId, MuteReason> Muted { get; } = [];

    /// <summary>The labels that the route adds; rendered once, where something is to be told.</summary>
    public LabelSet RouteLabels => field ??= Group.Route.Labels.Count == 0 ? LabelSet.Empty : Rules.RouteLabels(Group, All);

    /// <summary>One for each integration that there may be something to tell.</summary>
    public List<SlotPlan> Plans { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    /// <summary>Rows that end here without being sent.</summary>
    public List<RowEnd> Ends { get; } = [];

    /// <summary>What integrations know from here on, where ends are told to nobody.</summary>
    public List<(Slot Slot, DeliveredState State)> Unseen { get; } = [];

    public bool HasDecisions => Deliveries.Count > 0 || Ends.Count > 0 || Unseen.Count > 0;

    /// <summary>Takes away the alerts that something mutes.</summary>
    public void Mute(MuteReason reason, Predicate<Alert> isMuted)
    {
        var left = new List<Alert>(Alerts.Count);
        foreach (var alert in Alerts)
        {
            if (isMuted(alert))
            {
                Muted[alert.Id] = reason;
            }
            else
            {
                left.Add(alert);
            }
        }

        Alerts = left;
    }
}

/// <summary>What one integration is to hear of the group, and why.</summary>
/// <param name="Slot">The integration's side of the group.</param>
/// <param name="Alerts">What the message shows.</param>
/// <param name="Firing">What the integration knows to fire once it has the message.</param>
/// <param name="Ended">What it knows to have ended then.</param>
/// <param name="Reason">Why; none where there is nothing to tell.</param>
internal sealed record SlotPlan(Slot Slot, IReadOnlyList<Alert> Alerts, HashSet<AlertId> Firing, HashSet<AlertId> Ended, NotificationReason Reason);
