using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>
/// All alerts in memory: the read model. Sharded by fingerprint, so that requests which only refresh go through without waiting for the engine,
/// and without an allocation for text.
/// </summary>
internal sealed class AlertTable
{
    private const int ShardCount = 64;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new Shard())];
    private int _firing;

    /// <summary>How many alerts fire.</summary>
    public int Firing => Volatile.Read(ref _firing);

    public int Count => _shards.Sum(s => s.CountLocked());

    /// <summary>Takes a received alert as a refresh, if it is no more than that: the same state, heard later.</summary>
    public bool TryRefresh(in ReceivedAlert received, Fingerprint fingerprint, in ArrivalTimes times, DateTimeOffset now)
    {
        var shard = ShardOf(fingerprint);
        lock (shard)
        {
            if (!shard.Entries.TryGetValue(fingerprint, out var entry) || entry.IsBusy || !Refreshes(entry.Current, received, times))
            {
                return false;
            }

            var generator = entry.Current.GeneratorUrlUtf8;
            entry.Current = entry.Current with
            {
                EndsAt = times.EndsAt,
                UpdatedAt = now,
                GeneratorUrlUtf8 = received.GeneratorUrl.SequenceEqual(generator.Span) ? generator : Utf8Pool.Shared.Intern(received.GeneratorUrl),
            };
            return true;
        }
    }

    public bool TryGet(Fingerprint fingerprint, [NotNullWhen(true)] out AlertEntry? entry)
    {
        var shard = ShardOf(fingerprint);
        lock (shard)
        {
            return shard.Entries.TryGetValue(fingerprint, out entry);
        }
    }

    public Alert? Find(Fingerprint fingerprint) => TryGet(fingerprint, out var entry) ? entry.Current : null;

    /// <summary>
    /// Reads an alert to derive a transition from it. Until <see cref="Settle"/>, whatever else is heard of it has to queue up behind.
    /// </summary>
    public AlertEntry? Hold(Fingerprint fingerprint)
    {
        var shard = ShardOf(fingerprint);
        lock (shard)
        {
            var entry = shard.Entries.GetValueOrDefault(fingerprint);
            entry?.IsBusy = true;
            return entry;
        }
    }

    /// <summary>Ends a <see cref="Hold"/> with the state from here on.</summary>
    /// <param name="alert">The new state, or the old one.</param>
    /// <param name="version">The version it was stored with, 0 where the store is away; null where there was nothing to store.</param>
    public AlertEntry Settle(Alert alert, long? version)
    {
        var shard = ShardOf(alert.Fingerprint);
        lock (shard)
        {
            if (shard.Entries.TryGetValue(alert.Fingerprint, out var entry))
            {
                CountFiring(entry.Current, -1);
                entry.Current = alert;
            }
            else
            {
                entry = new AlertEntry(alert);
                shard.Entries.Add(alert.Fingerprint, entry);
            }

            CountFiring(alert, +1);
            Note(entry, alert, version);
            entry.IsBusy = entry.IsUnsaved;
            return entry;
        }
    }

    /// <summary>Notes that a state which could not be stored before now is.</summary>
    public void Saved(Alert alert, long version)
    {
        var shard = ShardOf(alert.Fingerprint);
        lock (shard)
        {
            if (shard.Entries.GetValueOrDefault(alert.Fingerprint) is { } entry)
            {
                entry.Stored(alert, version);
                entry.IsBusy = false;
            }
        }
    }

    public void Remove(Fingerprint fingerprint)
    {
        var shard = ShardOf(fingerprint);
        lock (shard)
        {
            if (shard.Entries.Remove(fingerprint, out var entry))
            {
                CountFiring(entry.Current, -1);
            }
        }
    }

    /// <summary>All entries at this moment.</summary>
    public List<AlertEntry> All()
    {
        var all = new List<AlertEntry>();
        foreach (var shard in _shards)
        {
            lock (shard)
            {
                all.AddRange(shard.Entries.Values);
            }
        }

        return all;
    }

    private static bool Refreshes(Alert current, in ReceivedAlert received, in ArrivalTimes times) =>
        current.IsFiring
        && times.Status == AlertStatus.Firing
        && times.EndsBy == current.EndsBy
        && times.EndsAt >= current.EndsAt
        && (times.StartsAt == current.StartsAt || (times.StartsAt > current.StartsAt && times.StartsAt < current.EndsAt))
        && current.Labels.Canonical.SequenceEqual(received.Labels)
        && current.Annotations.Canonical.SequenceEqual(received.Annotations);

    private static void Note(AlertEntry entry, Alert alert, long? version)
    {
        if (version is > 0)
        {
            entry.Stored(alert, version.Value);
        }
        else if (version == 0)
        {
            entry.NotStored();
        }
    }

    private void CountFiring(Alert alert, int sign) => Interlocked.Add(ref _firing, alert.IsFiring ? sign : 0);

    private Shard ShardOf(Fingerprint fingerprint) => _shards[fingerprint.Value % ShardCount];

    private sealed class Shard
    {
        public Dictionary<Fingerprint, AlertEntry> Entries { get; } = [];

        public int CountLocked()
        {
            lock (this)
            {
                return Entries.Count;
            }
        }
    }
}
