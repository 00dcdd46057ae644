using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>
/// All alerts in memory: the read model. Sharded by id, so that requests which only refresh go through without waiting for the engine.
/// Only the engine adds, changes and removes.
/// </summary>
internal sealed class AlertTable
{
    private const int ShardCount = 64;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new Shard())];
    private int _firing;

    /// <summary>How many alerts fire.</summary>
    public int Firing => Volatile.Read(ref _firing);

    public bool TryRefresh(in ReceivedAlert received, AlertId id, in ArrivalTimes times, DateTimeOffset now) =>
        TryGet(id, out var entry) && entry.TryRefresh(received, times, now);

    public bool TryGet(AlertId id, [NotNullWhen(true)] out AlertEntry? entry)
    {
        var shard = ShardOf(id);
        lock (shard.Lock)
        {
            return shard.Entries.TryGetValue(id, out entry);
        }
    }

    public Alert? Find(AlertId id) => TryGet(id, out var entry) ? entry.Current : null;

    /// <summary>Sets an alert's state from here on; see <see cref="AlertEntry.Settle"/>.</summary>
    public AlertEntry Settle(Alert alert, long? version)
    {
        var before = false;
        if (TryGet(alert.Id, out var entry))
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

    public void Remove(AlertId id)
    {
        var shard = ShardOf(id);
        lock (shard.Lock)
        {
            if (shard.Entries.Remove(id, out var entry) && entry.Current.IsFiring)
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
        var shard = ShardOf(alert.Id);
        var entry = new AlertEntry(alert, shard.Lock);
        entry.Settle(alert, version);
        lock (shard.Lock)
        {
            shard.Entries.Add(alert.Id, entry);
        }

        return entry;
    }

    private Shard ShardOf(AlertId id) => _shards[id.Low % ShardCount];

    private sealed class Shard
    {
        public Lock Lock { get; } = new();

        public Dictionary<AlertId, AlertEntry> Entries { get; } = [];
    }
}
