using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>
/// A decision to tell one integration about one group: committed before anything is sent. It holds what was decided, not the text; that is
/// made at delivery, with the evidence that is there by then.
/// </summary>
public sealed record OutboxRow
{
    public required Guid Id { get; init; }

    public required string GroupKey { get; init; }

    public required IntegrationKey Integration { get; init; }

    public required NotificationReason Reason { get; init; }

    /// <summary>The flush that decided.</summary>
    public required DateTimeOffset At { get; init; }

    public required IReadOnlySet<AlertId> Firing { get; init; }

    public required IReadOnlySet<AlertId> Ended { get; init; }

    /// <summary>How often the same was told before, where this is a repeat.</summary>
    public int Repeats { get; init; }

    /// <summary>The labels that the route adds to what is told, rendered.</summary>
    public LabelSet RouteLabels { get; init; } = LabelSet.Empty;

    /// <summary>Whether another decision would say the same.</summary>
    public bool Says(IReadOnlySet<AlertId> firing, IReadOnlySet<AlertId> ended) => Firing.SetEquals(firing) && Ended.SetEquals(ended);

    public DeliveredState AsDelivered() => new(At, Firing, Ended, Repeats);
}
