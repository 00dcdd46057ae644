using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Silences;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

internal sealed partial class Engine
{
    /// <summary>A disk that hangs must not keep the process from stopping.</summary>
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopSnapshot = new();
    private readonly SnapshotPolicy _snapshots;
    private Task _snapshot = Task.CompletedTask;

    private void StartSnapshotIfDue()
    {
        var now = _time.GetUtcNow();
        if (!_guard.IsAway && _snapshots.IsDue(now, _guard.Committed) && _snapshot.IsCompleted)
        {
            _snapshots.Taken(now, _guard.Committed);
            _groups.Delivered.Prune(now);
            ForgetSilences(now);
            _snapshot = WriteSnapshotAsync(Capture(), _guard.LastVersion);
        }
    }

    private async Task WriteSnapshotAsync(List<StateItem> items, long version)
    {
        try
        {
            await _guard.Store.WriteSnapshotAsync(version, Encode(items, _time.GetUtcNow()), _settings.Retention, _stopSnapshot.Token);
        }
        catch (StoreException e)
        {
            LogSnapshotFailed(e.Message);
        }
        catch (OperationCanceledException)
        {
            // Stopping; the journal has everything.
        }
        catch (Exception e)
        {
            // Nobody waits for this task: a bug would show at no other place.
            LogSnapshotBroken(e);
        }
    }

    private async Task FinishSnapshotAsync()
    {
        await _stopSnapshot.CancelAsync();
        await _snapshot.WaitAsync(_stopLimit, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The state as it is now. What it holds is immutable, so encoding it can wait, and is done on the store's thread.</summary>
    private List<StateItem> Capture()
    {
        var version = _guard.LastVersion;
        var items = new List<StateItem>();
        items.AddRange(Alerts.All().Where(e => e.Version > 0).Select(e => new StateItem(e.Current, e.Version)));
        foreach (var group in _groups.All)
        {
            items.Add(new(RecordOf(group), version));
            foreach (var slot in group.Slots)
            {
                items.AddRange(StateOf(group, slot).Select(state => new StateItem(state, version)));
            }
        }

        items.AddRange(Silences.All().Select(silence => new StateItem(silence, version)));
        items.AddRange(_groups.Delivered.All.Select(told => new StateItem(told, version)));
        return items;
    }

    private static IEnumerable<object> StateOf(Group group, Slot slot)
    {
        if (slot.Told is { } told)
        {
            yield return new ToldRecord(group.Key, slot.Integration.Key, told);
        }

        if (slot.Pending?.Row is { } row)
        {
            yield return row;
        }
    }

    private static IEnumerable<JournalRecord> Encode(List<StateItem> items, DateTimeOffset at)
    {
        var codec = new JournalCodec();
        foreach (var (state, version) in items)
        {
            var entry = state switch
            {
                Alert alert => codec.Encode(alert, expectedVersion: null),
                GroupRecord group => codec.Encode(group),
                ToldRecord told => codec.Encode(told),
                Silence silence => codec.Encode(silence),
                _ => codec.Encode((OutboxRow)state),
            };
            yield return new JournalRecord(version, at, entry.Kind, entry.Subject, entry.Payload);
        }
    }

    private readonly record struct StateItem(object State, long Version);

    [LoggerMessage(LogLevel.Warning, "The snapshot was not finished: {Trouble}. The journal is whole; the next one is tried later.")]
    private partial void LogSnapshotFailed(string trouble);

    [LoggerMessage(LogLevel.Error, "Writing a snapshot failed with a bug. The journal is whole; the next one is tried later.")]
    private partial void LogSnapshotBroken(Exception exception);
}
