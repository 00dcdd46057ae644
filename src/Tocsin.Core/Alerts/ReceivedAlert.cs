namespace Tocsin.Alerts;

/// <summary>
/// One alert as parsed from a request, before time and merge rules are applied. Its text lies in the batch's buffer, so that a refresh
/// is recognised without an allocation. Absent times are default.
/// </summary>
public readonly ref struct ReceivedAlert
{
    /// <summary>Labels in canonical form (<see cref="LabelSet.Canonical"/>); at least one.</summary>
    public required ReadOnlySpan<byte> Labels { get; init; }

    public ReadOnlySpan<byte> Annotations { get; init; }

    public ReadOnlySpan<byte> GeneratorUrl { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    /// <summary>Stated by the sender (<c>/alert</c>, webhooks); null on <c>/api/v2/alerts</c>, where the times say it.</summary>
    public AlertStatus? Status { get; init; }
}
