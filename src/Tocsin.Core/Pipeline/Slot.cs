using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>One integration's side of one group: what it was told last, and what is on its way to it.</summary>
internal sealed class Slot(Integration integration)
{
    /// <summary>As it is configured now.</summary>
    public Integration Integration { get; set; } = integration;

    public DeliveredState? Told { get; set; }

    /// <summary>The decision that is not delivered yet. At most one: that is what keeps the order.</summary>
    public Delivery? Pending { get; set; }

    /// <summary>
    /// The receiver may have got what was not recorded as delivered: an attempt timed out, or the process ended during one. What it knows is
    /// open then, until a row is delivered.
    /// </summary>
    public bool IsInDoubt { get; set; }

    /// <summary>A flush fell into an attempt: once that has ended, the group is flushed again at once.</summary>
    public bool FlushAfterAttempt { get; set; }

    /// <summary>Whether it was told that an alert fires, and its end is still to be told.</summary>
    public bool IsOpen(AlertId alert) => Told?.IsOpen(alert) == true;

    public bool Needs(AlertId ended, bool isMuted) =>
        (Pending is { } pending && (pending.Row.Firing.Contains(ended) || pending.Row.Ended.Contains(ended)))
        || (Integration.SendResolved && (!isMuted || Integration.NotifyResolveWhenSuppressed) && IsOpen(ended));
}
