namespace Tocsin.TimeIntervals;

/// <summary>Times that routes refer to by name.</summary>
/// <param name="Name">Unique in a configuration.</param>
/// <param name="Intervals">Any one of them is enough; none never is.</param>
public sealed record NamedTimeInterval(string Name, IReadOnlyList<TimeInterval> Intervals)
{
    public bool Contains(DateTimeOffset at)
    {
        foreach (var interval in Intervals)
        {
            if (interval.Contains(at))
            {
                return true;
            }
        }

        return false;
    }
}
