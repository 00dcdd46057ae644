using System.Collections.Concurrent;
using Tocsin.Alerts;
using Tocsin.Matching;
using Tocsin.RegularExpressions;

namespace Tocsin.Silences;

/// <summary>
/// Silences by what an alert must have: each is filed under one of its <c>=</c> matchers, the one that fewest others are filed under. Those
/// without one are tried for every alert. One thread changes it; any may look.
/// </summary>
internal sealed class SilenceIndex
{
    private readonly ConcurrentDictionary<byte[], SilenceBucket> _byPair = new(1, 31, Utf8Comparer.Instance);
    private readonly SilenceBucket _unfiled = new();
    private readonly Dictionary<Guid, Place> _places = [];

    /// <summary>Adds a silence, or puts it in place of the one with its id.</summary>
    public void Set(Silence silence)
    {
        if (_places.TryGetValue(silence.Id, out var place) && place.Item.Silence.Matchers.SequenceEqual(silence.Matchers))
        {
            // In one write, so that no reader finds neither.
            var item = place.Item with { Silence = silence };
            place.Bucket.Replace(place.Item, item);
            _places[silence.Id] = place with { Item = item };
            return;
        }

        Add(silence);
        if (place.Item is not null)
        {
            Remove(place);
        }
    }

    public void Remove(Guid id)
    {
        if (_places.Remove(id, out var place))
        {
            Remove(place);
        }
    }

    /// <summary>Whether some silence mutes these labels now; all that do are added to the list, if there is one.</summary>
    public bool Find(LabelSet labels, DateTimeOffset now, List<Silence>? all)
    {
        var found = Find(_unfiled, labels, now, all);
        var byPair = _byPair.GetAlternateLookup<ReadOnlySpan<byte>>();
        var rest = labels.Canonical;
        while (!rest.IsEmpty && (all is not null || !found))
        {
            var pair = rest;
            LabelSet.TakePair(ref rest, out var name, out var value);
            found |= byPair.TryGetValue(pair[..(name.Length + 1 + value.Length)], out var bucket) && Find(bucket, labels, now, all);
        }

        return found;
    }

    private static bool Find(SilenceBucket bucket, LabelSet labels, DateTimeOffset now, List<Silence>? all)
    {
        var found = false;
        foreach (var item in bucket.Items)
        {
            if (item is null || !item.IsMuting(labels, now))
            {
                continue;
            }

            if (all is null)
            {
                return true;
            }

            all.Add(item.Silence);
            found = true;
        }

        return found;
    }

    private void Add(Silence silence)
    {
        var (matcher, key) = Choose(silence);
        var bucket = key is null ? _unfiled : _byPair.GetOrAdd(key, static _ => new SilenceBucket());
        var item = IndexedSilence.Of(silence, matcher);
        bucket.Add(item);
        _places[silence.Id] = new Place(item, bucket, key);
    }

    private void Remove(Place place)
    {
        place.Bucket.Remove(place.Item);
        if (place.Bucket.Count == 0 && place.Key is not null)
        {
            _byPair.TryRemove(place.Key, out _);
        }
    }

    private (Matcher? Matcher, byte[]? Key) Choose(Silence silence)
    {
        (Matcher? Matcher, byte[]? Key) best = default;
        var fewest = int.MaxValue;
        foreach (var matcher in silence.Matchers)
        {
            if (IndexedSilence.KeyOf(matcher) is not { } key)
            {
                continue;
            }

            var count = _byPair.TryGetValue(key, out var bucket) ? bucket.Count : 0;
            if (count < fewest)
            {
                (best, fewest) = ((matcher, key), count);
            }
        }

        return best;
    }

    private readonly record struct Place(IndexedSilence Item, SilenceBucket Bucket, byte[]? Key);
}
