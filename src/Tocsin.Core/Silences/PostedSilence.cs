using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>What someone wants silenced: a new silence, or an earlier one changed. Its matchers are checked (<see cref="SilenceMatchers"/>).</summary>
public sealed record PostedSilence
{
    /// <summary>The id of the silence to change, as it was posted; "" for a new one.</summary>
    public string Id { get; init; } = "";

    public required IReadOnlyList<Matcher> Matchers { get; init; }

    /// <summary>Default, Go's zero time, means now.</summary>
    public DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public string Comment { get; init; } = "";

    public LabelSet Annotations { get; init; } = LabelSet.Empty;
}
