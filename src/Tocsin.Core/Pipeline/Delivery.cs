using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>An outbox row on its way. The engine may withdraw it between attempts, never during one.</summary>
internal sealed class Delivery(OutboxRow row, Group group, Slot slot, IReadOnlyList<Alert> alerts)
{
    private static readonly TimeSpan _shortestPatience = TimeSpan.FromSeconds(10);

    private int _phase = (int)Phase.Waiting;

    private enum Phase
    {
        Waiting,
        Sending,
        Over,
    }

    public OutboxRow Row { get; } = row;

    public Group Group { get; } = group;

    public Slot Slot { get; } = slot;

    public Integration Integration => Slot.Integration;

    /// <summary>The alerts as they were when it was decided, each with the status that was decided on.</summary>
    public IReadOnlyList<Alert> Alerts { get; } = alerts;

    /// <summary>When to give up: with the end of the flush that decided, as Alertmanager does. Null: never.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public int Attempts { get; set; }

    /// <summary>Its integration is no longer configured: the attempt under way is the last one. Set by the engine.</summary>
    public bool IsOrphan { get; set; }

    /// <summary>How the last attempt ended; null before it has.</summary>
    public DeliveryResult? LastResult { get; set; }

    /// <summary>Why the decision is not on disk; empty where it is.</summary>
    public string StoreTrouble { get; set; } = "";

    /// <summary>Gathered before the delivery gets in its lane, kept for all attempts.</summary>
    public IReadOnlyList<EnrichedAlert>? Evidence { get; set; }

    /// <summary>Nothing more is to be sent.</summary>
    public bool IsWithdrawn => Volatile.Read(ref _phase) == (int)Phase.Over;

    /// <summary>
    /// When a delivery of a flush is given up, by the rule of Alertmanager: after group_interval, but not before 10 s. What is sent long after its
    /// flush, because there was no process, gets these 10 s too.
    /// </summary>
    public static DateTimeOffset? DeadlineOf(Group group, Slot slot, DateTimeOffset flush, DateTimeOffset now)
    {
        var (end, earliest) = (flush + group.Route.GroupInterval, now + _shortestPatience);
        return slot.Integration.RetriesPastFlush ? null : end > earliest ? end : earliest;
    }

    /// <summary>Called by the sender before an attempt.</summary>
    /// <returns>False where it was withdrawn meanwhile.</returns>
    public bool TryBeginAttempt() => Move(Phase.Waiting, Phase.Sending);

    /// <summary>Called by the engine when an attempt failed and another may follow.</summary>
    public void EndAttempt() => Move(Phase.Sending, Phase.Waiting);

    /// <summary>Called by the engine: nothing more is to be sent.</summary>
    /// <returns>False during an attempt: its outcome has to be waited for.</returns>
    public bool TryWithdraw() => Move(Phase.Waiting, Phase.Over);

    private bool Move(Phase from, Phase to) => Interlocked.CompareExchange(ref _phase, (int)to, (int)from) == (int)from;
}

/// <summary>How an attempt ended, on its way back to the engine.</summary>
/// <param name="Delivery">What was to be delivered.</param>
/// <param name="Result">How the last attempt ended.</param>
/// <param name="IsGivenUp">Its time is over.</param>
internal sealed record DeliveryReport(Delivery Delivery, DeliveryResult Result, bool IsGivenUp = false);
