using Microsoft.Extensions.Logging;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    /// <summary>A start reads at most this much of the journal behind the snapshot, and a little.</summary>
    private const int EntriesPerSnapshot = 50_000;

    private static readonly TimeSpan _snapshotEvery = TimeSpan.FromMinutes(15);

    private readonly CancellationTokenSource _stopSnapshot = new();
    private Task _snapshot = Task.CompletedTask;
    private long _snapshotAt;
    private DateTimeOffset _snapshotTime;

    private void StartSnapshotIfDue()
    {
        var since = _guard.Committed - _snapshotAt;
        var isDue = since >= EntriesPerSnapshot || (since > 0 && _time.GetUtcNow() - _snapshotTime >= _snapshotEvery);
        if (!isDue || !_snapshot.IsCompleted || _guard.IsAway)
        {
            return;
        }

        (_snapshotAt, _snapshotTime) = (_guard.Committed, _time.GetUtcNow());
        _snapshot = WriteSnapshotAsync(Capture(), _guard.LastVersion);
    }

    private async Task WriteSnapshotAsync(List<Func<JournalRecord>> records, long version)
    {
        try
        {
            await _guard.Store.WriteSnapshotAsync(version, records.Select(r => r()), _settings.KeepJournal, _stopSnapshot.Token);
        }
        catch (StoreException e)
        {
            LogSnapshotFailed(e.Message);
        }
        catch (OperationCanceledException)
        {
            // Stopping; the journal has everything.
        }
    }

    private async Task FinishSnapshotAsync()
    {
        await _stopSnapshot.CancelAsync();
        await _snapshot;
    }

    /// <summary>The state as it is now; alerts are immutable, so encoding them can wait.</summary>
    private List<Func<JournalRecord>> Capture()
    {
        var codec = new JournalCodec();
        var at = _time.GetUtcNow();
        var records = new List<Func<JournalRecord>>();
        foreach (var entry in Alerts.All().Where(e => e.Version > 0))
        {
            var (alert, version) = (entry.Current, entry.Version);
            records.Add(() => Record(codec.Encode(alert, null), version, at));
        }

        foreach (var group in _groups.All)
        {
            records.AddRange(Capture(group, codec, at));
        }

        return records;
    }

    private IEnumerable<Func<JournalRecord>> Capture(Group group, JournalCodec codec, DateTimeOffset at)
    {
        var version = _guard.LastVersion;
        var record = new GroupRecord(group.Key, group.Labels, group.NextFlush);
        yield return () => Record(codec.Encode(record), version, at);
        foreach (var slot in group.Slots)
        {
            if (slot.Told is { } told)
            {
                var state = new ToldRecord(group.Key, slot.Integration.Key, told);
                yield return () => Record(codec.Encode(state), version, at);
            }

            if (slot.Pending?.Row is { } row)
            {
                yield return () => Record(codec.Encode(row), version, at);
            }
        }
    }

    private static JournalRecord Record(JournalEntry entry, long version, DateTimeOffset at) => new(version, at, entry.Kind, entry.Subject, entry.Payload);

    [LoggerMessage(LogLevel.Warning, "The snapshot was not finished: {Trouble}. The journal is whole; the next one is tried later.")]
    private partial void LogSnapshotFailed(string trouble);
}
