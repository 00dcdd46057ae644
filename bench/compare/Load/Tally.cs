namespace Tocsin.Compare.Load;

/// <summary>What came of a number of posts.</summary>
internal sealed class Tally
{
    private readonly List<long> _latencies = new(1024);
    private readonly SortedDictionary<int, int> _failures = [];

    /// <summary>Alerts in posts that were answered 200; no others count as throughput.</summary>
    public long Accepted { get; private set; }

    /// <summary>Posts by the status that was not 200; 0 where no answer came.</summary>
    public IReadOnlyDictionary<int, int> Failures => _failures;

    public void Add(int status, int alerts, long ticks)
    {
        if (status != 200)
        {
            _failures[status] = _failures.GetValueOrDefault(status) + 1;
            return;
        }

        Accepted += alerts;
        _latencies.Add(ticks);
    }

    public void Add(Tally other)
    {
        Accepted += other.Accepted;
        _latencies.AddRange(other._latencies);
        foreach (var (status, count) in other._failures)
        {
            _failures[status] = _failures.GetValueOrDefault(status) + count;
        }
    }

    /// <summary>The latencies of the accepted posts in ticks of the clock that measured them, shortest first.</summary>
    public long[] SortedLatencies()
    {
        var sorted = _latencies.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
