using System.Collections.Concurrent;
using Tocsin.Alerts;

namespace Tocsin.Silences;

/// <summary>
/// All silences, those that are over included until they are forgotten. Any thread may read; one, the engine, changes it, and only that one
/// asks for what is due.
/// </summary>
public sealed class SilenceTable
{
    private readonly ConcurrentDictionary<Guid, Silence> _silences = new();
    private readonly SilenceIndex _index = new();

    // By end: all of them, and those that the index still holds.
    private readonly SortedSet<(DateTimeOffset EndsAt, Guid Id)> _kept = [];
    private readonly SortedSet<(DateTimeOffset EndsAt, Guid Id)> _indexed = [];
    private volatile int _count;

    public int Count => _count;

    /// <summary>When the next silence ends that is not retired yet; null where there is none.</summary>
    public DateTimeOffset? NextEnd => _indexed.Count == 0 ? null : _indexed.Min.EndsAt;

    public Silence? Find(Guid id) => _silences.GetValueOrDefault(id);

    /// <summary>All silences at this moment, in no order.</summary>
    public IReadOnlyCollection<Silence> All() => (IReadOnlyCollection<Silence>)_silences.Values;

    /// <summary>Adds a silence, or puts it in place of the one with its id.</summary>
    public void Set(Silence silence)
    {
        if (_silences.TryGetValue(silence.Id, out var old))
        {
            Forget(old);
        }

        _silences[silence.Id] = silence;
        _count = _kept.Count + 1;
        _kept.Add((silence.EndsAt, silence.Id));
        _indexed.Add((silence.EndsAt, silence.Id));
        _index.Set(silence);
    }

    public bool Remove(Guid id)
    {
        if (!_silences.TryRemove(id, out var silence))
        {
            return false;
        }

        Forget(silence);
        _index.Remove(id);
        _count = _kept.Count;
        return true;
    }

    /// <summary>Whether an active silence matches.</summary>
    public bool IsMuted(LabelSet labels, DateTimeOffset now) => _index.Find(labels, now, all: null);

    /// <summary>Lists the active silences that match, by id.</summary>
    /// <param name="labels">The labels of an alert.</param>
    /// <param name="now">The time.</param>
    /// <param name="muting">Is cleared, and takes the silences.</param>
    /// <returns>Whether there are any.</returns>
    public bool FindMuting(LabelSet labels, DateTimeOffset now, List<Silence> muting)
    {
        muting.Clear();
        if (!_index.Find(labels, now, muting))
        {
            return false;
        }

        // While one moves to another place in the index, it can be met twice.
        muting.Sort(static (x, y) => x.Id.CompareTo(y.Id));
        for (var i = muting.Count - 1; i > 0; i--)
        {
            if (muting[i].Id == muting[i - 1].Id)
            {
                muting.RemoveAt(i);
            }
        }

        return true;
    }

    /// <summary>Takes silences that are over out of what alerts are compared with. They are kept, and found, until they are removed.</summary>
    /// <returns>How many there were.</returns>
    public int Retire(DateTimeOffset now)
    {
        var retired = 0;
        for (; NextEnd < now; retired++)
        {
            var (endsAt, id) = _indexed.Min;
            _indexed.Remove((endsAt, id));
            _index.Remove(id);
        }

        return retired;
    }

    /// <summary>The silences that may be forgotten: they ended at least <paramref name="retention"/> ago.</summary>
    public IReadOnlyList<Silence> Expired(DateTimeOffset now, TimeSpan retention) =>
        [.. _kept.TakeWhile(s => s.EndsAt.SaturatingAdd(retention) <= now).Select(s => _silences[s.Id])];

    /// <summary>When the next silence may be forgotten; null where there is none.</summary>
    public DateTimeOffset? NextExpiry(TimeSpan retention) => _kept.Count == 0 ? null : _kept.Min.EndsAt.SaturatingAdd(retention);

    private void Forget(Silence silence)
    {
        _kept.Remove((silence.EndsAt, silence.Id));
        _indexed.Remove((silence.EndsAt, silence.Id));
    }
}
