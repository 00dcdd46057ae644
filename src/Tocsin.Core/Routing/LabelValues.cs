namespace Tocsin.Routing;

/// <summary>The values of one alert's labels by their numbers (see <see cref="LabelSlots"/>); empty where it has no such label.</summary>
internal readonly ref struct LabelValues(ReadOnlySpan<byte> canonical, ReadOnlySpan<(int Start, int Length)> places)
{
    private readonly ReadOnlySpan<byte> _canonical = canonical;
    private readonly ReadOnlySpan<(int Start, int Length)> _places = places;

    public ReadOnlySpan<byte> this[int slot] => _canonical.Slice(_places[slot].Start, _places[slot].Length);
}
