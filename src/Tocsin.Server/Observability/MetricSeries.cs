namespace Tocsin.Server.Observability;

/// <summary>One label set of a metric and its value. Recording takes no lock and allocates nothing.</summary>
internal sealed class MetricSeries(string labels, double[]? bounds)
{
    // Whole and fractional parts apart: a whole number is one interlocked addition, and exact up to 2^63.
    private readonly long[]? _buckets = bounds is null ? null : new long[bounds.Length + 1];
    private long _whole;
    private double _fraction;

    /// <summary>The labels as they are written, without braces: <c>a="x",b="y"</c>; empty when there are none.</summary>
    public string Labels { get; } = labels;

    /// <summary>Upper bounds of a histogram, without <c>+Inf</c>.</summary>
    public IReadOnlyList<double>? Bounds => bounds;

    /// <summary>The value; of a histogram, the sum.</summary>
    public double Value => Volatile.Read(ref _whole) + Volatile.Read(ref _fraction);

    /// <summary>The value when whole numbers alone were added, exact up to 2^63; else null.</summary>
    public long? WholeValue => Volatile.Read(ref _fraction) is 0 ? Volatile.Read(ref _whole) : null;

    /// <summary>The scrape that last heard of this series; only observable instruments look at it.</summary>
    public long SeenIn { get; set; }

    public void Add(long value) => Interlocked.Add(ref _whole, value);

    public void Add(double value)
    {
        var current = Volatile.Read(ref _fraction);
        while (true)
        {
            var seen = Interlocked.CompareExchange(ref _fraction, current + value, current);
            if (seen.Equals(current))
            {
                return;
            }

            current = seen;
        }
    }

    public void Set(double value) => Volatile.Write(ref _fraction, value);

    /// <summary>Counts <paramref name="value"/> in the bucket with the smallest bound that is not below it.</summary>
    public void Count(double value)
    {
        var bucket = 0;
        while (bucket < bounds!.Length && value > bounds[bucket])
        {
            bucket++;
        }

        Interlocked.Increment(ref _buckets![bucket]);
    }

    /// <summary>How many values fell into bucket <paramref name="index"/> alone; the last one is above all bounds.</summary>
    public long InBucket(int index) => Volatile.Read(ref _buckets![index]);
}
