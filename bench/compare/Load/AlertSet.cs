namespace Tocsin.Compare.Load;

/// <summary>The alerts of one size, as text: the ones that are measured, and others to warm the servers up with.</summary>
internal sealed class AlertSet
{
    /// <summary>Few beside the measured ones, yet enough for every path of a just-in-time compiled server.</summary>
    public const int WarmUpCount = 512;

    // 100,000 alerts drawn from 43,200 groups hit about 39,000 of them. The share is the same at every size, so that sizes can be compared.
    private const double GroupsDrawnFromPerAlert = 0.432;

    private AlertSet(byte[][] measured, byte[][] warmUp, int groups)
    {
        Measured = measured;
        WarmUp = warmUp;
        Groups = groups;
    }

    public byte[][] Measured { get; }

    public byte[][] WarmUp { get; }

    /// <summary>Different groups among the measured alerts.</summary>
    public int Groups { get; }

    public static AlertSet Create(int size, int seed)
    {
        var random = new Random(seed);
        var drawnFrom = Math.Max(1, (int)(size * GroupsDrawnFromPerAlert));
        var groups = new int[size];
        for (var i = 0; i < size; i++)
        {
            groups[i] = random.Next(drawnFrom);
        }

        var warmUpGroups = Math.Max(1, (int)(WarmUpCount * GroupsDrawnFromPerAlert));
        return new AlertSet(
            [.. groups.Select((group, i) => AlertText.Utf8(i, group))],
            [.. Enumerable.Range(0, WarmUpCount).Select(i => AlertText.Utf8(size + i, drawnFrom + (i % warmUpGroups)))],
            groups.Distinct().Count());
    }
}
