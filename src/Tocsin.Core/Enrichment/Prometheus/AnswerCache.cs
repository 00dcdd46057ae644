using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// Requests that run and answers that just came, by query. Not safe for concurrent use: <see cref="PrometheusServer"/> locks around it.
/// </summary>
internal sealed class AnswerCache(TimeProvider time)
{
    public const int MaxEntries = 1000;

    /// <summary>How long an answer is given to others: about a scrape interval's fraction, long enough for a burst of groups.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly Dictionary<PrometheusQuery, Entry> _entries = [];

    public bool TryGet(PrometheusQuery query, [NotNullWhen(true)] out Task<PrometheusAnswer>? answer)
    {
        answer = _entries.TryGetValue(query, out var entry) && !IsOld(entry) ? entry.Answer : null;
        return answer is not null;
    }

    /// <summary>Makes room for one more; false where everything in it still runs.</summary>
    public bool TryMakeRoom()
    {
        if (_entries.Count >= MaxEntries)
        {
            RemoveWhere(IsOld);
        }

        if (_entries.Count >= MaxEntries)
        {
            RemoveWhere(entry => entry.DoneAt is not null);
        }

        return _entries.Count < MaxEntries;
    }

    public void Add(PrometheusQuery query, Task<PrometheusAnswer> answer) => _entries[query] = new Entry(answer, null);

    /// <summary>The request is done: its answer is kept for a while, or forgotten.</summary>
    public void Done(PrometheusQuery query, bool keep)
    {
        if (keep && _entries.TryGetValue(query, out var entry))
        {
            _entries[query] = entry with { DoneAt = time.GetUtcNow() };
        }
        else
        {
            _entries.Remove(query);
        }
    }

    private bool IsOld(Entry entry) => entry.DoneAt is { } doneAt && time.GetUtcNow() - doneAt >= Lifetime;

    private void RemoveWhere(Predicate<Entry> condition)
    {
        foreach (var (query, _) in _entries.Where(e => condition(e.Value)).ToList())
        {
            _entries.Remove(query);
        }
    }

    private readonly record struct Entry(Task<PrometheusAnswer> Answer, DateTimeOffset? DoneAt);
}
