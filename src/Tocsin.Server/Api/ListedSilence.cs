using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>A silence with its state at one time. In a list the active ones come first, the next to end before others; then pending ones, the next to start first; then the others, the last to end first.</summary>
internal readonly record struct ListedSilence(Silence Silence, SilenceState State) : IComparable<ListedSilence>
{
    /// <summary>The API takes the instant of the end as over.</summary>
    public static ListedSilence At(DateTimeOffset now, Silence silence) =>
        new(silence, now < silence.StartsAt ? SilenceState.Pending : now < silence.EndsAt ? SilenceState.Active : SilenceState.Expired);

    public int CompareTo(ListedSilence other) =>
        Place.CompareTo(other.Place) is var byState and not 0 ? byState
        : CompareTimes(other) is var byTime and not 0 ? byTime
        : Silence.Id.CompareTo(other.Silence.Id);

    private int Place => State switch
    {
        SilenceState.Active => 1,
        SilenceState.Pending => 2,
        _ => 3,
    };

    private int CompareTimes(ListedSilence other) => State switch
    {
        SilenceState.Active => Silence.EndsAt.CompareTo(other.Silence.EndsAt),
        SilenceState.Pending => Silence.StartsAt.CompareTo(other.Silence.StartsAt),
        _ => other.Silence.EndsAt.CompareTo(Silence.EndsAt),
    };
}
