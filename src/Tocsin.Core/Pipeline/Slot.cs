using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>One integration's side of one group: what it was told last, and what is on its way to it.</summary>
internal sealed class Slot(Integration integration)
{
    public Integration Integration { get; } = integration;

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

    public bool Needs(AlertId ended) =>
        (Pending is { } pending && (pending.Row.Firing.Contains(ended) || pending.Row.Ended.Contains(ended)))
        || (Integration.SendResolved && Told is { } told && told.Firing.Contains(ended) && !told.Ended.Contains(ended));
}
