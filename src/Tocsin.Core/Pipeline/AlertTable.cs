using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>
/// All alerts in memory: the read model. Sharded by fingerprint, so that requests which only refresh go through without waiting for the engine.
/// Only the engine adds, changes and removes.
/// </summary>
internal sealed class AlertTable
{
    private const int ShardCount = 64;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new Shard())];
    private int _firing;

    /// <summary>How many alerts fire.</summary>
    public int Firing => Volatile.Read(ref _firing);

    public bool TryRefresh(in ReceivedAlert received, Fingerprint fingerprint, in ArrivalTimes times, DateTimeOffset now) =>
        TryGet(fingerprint, out var entry) && entry.TryRefresh(received, times, now);

    public bool TryGet(Fingerprint fingerprint, [NotNullWhen(true)] out AlertEntry? entry)
    {
        var shard = ShardOf(fingerprint);
        lock (shard.Lock)
        {
            return shard.Entries.TryGetValue(fingerprint, out entry);
        }
    }

    public Alert? Find(Fingerprint fingerprint) => TryGet(fingerprint, out var entry) ? entry.Current : null;

    /// <summary>Sets an alert's state from here on; see <see cref="AlertEntry.Settle"/>.</summary>
    public AlertEntry Settle(Alert alert, long? version)
    {
        var before = false;
        if (TryGet(alert.Fingerprint, out var entry))
        {
            before = entry.Settle(alert, version).IsFiring;
        }
        else
        {
            entry = Add(alert, version);
        }

        Interlocked.Add(ref _firing, (alert.IsFiring ? 1 : 0) - (before ? 1 : 0));
        return entry;
    }

    public void Remove(Fingerprint fingerprint)
    {
        var shard = ShardOf(fingerprint);
        lock (shard.Lock)
        {
            if (shard.Entries.Remove(fingerprint, out var entry) && entry.Current.IsFiring)
            {
                Interlocked.Decrement(ref _firing);
            }
        }
    }

    /// <summary>All entries at this moment.</summary>
    public List<AlertEntry> All()
    {
        var all = new List<AlertEntry>();
        foreach (var shard in _shards)
        {
            lock (shard.Lock)
            {
                all.AddRange(shard.Entries.Values);
            }
        }

        return all;
    }

    private AlertEntry Add(Alert alert, long? version)
    {
        var shard = ShardOf(alert.Fingerprint);
        var entry = new AlertEntry(alert, shard.Lock);
        entry.Settle(alert, version);
        lock (shard.Lock)
        {
            shard.Entries.Add(alert.Fingerprint, entry);
        }

        return entry;
    }

    private Shard ShardOf(Fingerprint fingerprint) => _shards[fingerprint.Value % ShardCount];

    private sealed class Shard
    {
        public Lock Lock { get; } = new();

        public Dictionary<Fingerprint, AlertEntry> Entries { get; } = [];
    }
}
