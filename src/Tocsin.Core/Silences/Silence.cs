using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>A time during which alerts that match are not told. Immutable: a change makes a new one with the same id.</summary>
public sealed record Silence
{
    public required Guid Id { get; init; }

    /// <summary>What an alert has to fulfil, in the order they were posted; at least one is negative or does not match the empty text.</summary>
    public required IReadOnlyList<Matcher> Matchers { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public string Comment { get; init; } = "";

    public LabelSet Annotations { get; init; } = LabelSet.Empty;

    /// <summary>
    /// As upstream has it, the instant of the end belongs to the silence. But one that was ended by request is over at that very instant:
    /// upstream's clock has always moved on by then, and here a step of the engine, with one time for all it does, would still be muted.
    /// </summary>
    public SilenceState StateAt(DateTimeOffset now) =>
        now < StartsAt ? SilenceState.Pending
        : now > EndsAt || (now == EndsAt && EndsAt <= UpdatedAt) ? SilenceState.Expired
        : SilenceState.Active;

    public bool Matches(LabelSet labels)
    {
        for (var i = 0; i < Matchers.Count; i++)
        {
            if (!Matchers[i].Matches(labels))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Where a silence stands in its time.</summary>
public enum SilenceState : byte
{
    Pending,
    Active,
    Expired,
}
