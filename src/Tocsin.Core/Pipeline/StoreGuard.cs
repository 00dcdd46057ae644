using Microsoft.Extensions.Logging;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>
/// Stands between the engine and the store, and knows whether the store is there. While it is away, what should have been committed is kept,
/// the newest state of each subject, and committed first when it is back. Used by the engine only.
/// </summary>
internal sealed partial class StoreGuard(IStore store, TimeProvider time, PipelineMetrics metrics, ILogger<StoreGuard> logger)
{
    /// <summary>A commit that takes longer counts as failed: a page must not wait for a disk.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>Payload after which a commit is full: what a slow disk writes well within its patience.</summary>
    public const int BytesPerCommit = 8 << 20;

    private static readonly TimeSpan _probeEvery = TimeSpan.FromSeconds(1);

    /// <summary>What is kept is stored in pieces: all of it at once may take longer than a commit has.</summary>
    private const int EntriesPerReturn = 4096;

    /// <summary>What is kept, in the order it came: a start that reads it must not take what was told before for what was told last.</summary>
    private readonly LinkedList<JournalEntry> _unsaved = [];
    private readonly Dictionary<(EntryKind Kind, string Subject), LinkedListNode<JournalEntry>> _places = [];
    private int _returned;
    private Task? _hung;

    public IStore Store => store;

    /// <summary>Why the store is away; empty where it is not.</summary>
    public string Trouble { get; private set; } = "";

    public bool IsAway => Trouble.Length > 0;

    /// <summary>When to try again; never where the store is there.</summary>
    public DateTimeOffset NextProbe { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>How many entries were committed since the start.</summary>
    public long Committed { get; private set; }

    /// <summary>The newest version this node has written or loaded.</summary>
    public long LastVersion { get; private set; }

    /// <summary>Goes on from what was loaded.</summary>
    public void Resume(long version) => LastVersion = version;

    /// <summary>Commits the entries, or keeps them for later.</summary>
    /// <returns>The version of the first entry, the others following; 0 where they could not be stored.</returns>
    public async Task<long> CommitAsync(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0)
        {
            return 0;
        }

        var first = IsAway ? 0 : await TryCommitAsync(entries);
        if (first == 0)
        {
            Keep(entries);
        }

        return first;
    }

    /// <summary>Tries whether the store is back, and if so commits a piece of what was kept; with the last piece it is there again.</summary>
    /// <returns>What of it is stored now, each entry with its version. Whether that was all: <see cref="IsAway"/>.</returns>
    public async Task<IReadOnlyList<(JournalEntry Entry, long Version)>> TryReturnAsync()
    {
        NextProbe = time.GetUtcNow() + _probeEvery;
        if (_hung is { IsCompleted: false })
        {
            return [];
        }

        _hung = null;
        var entries = NextPiece();
        var first = await TryCommitAsync(entries);
        if (first == 0)
        {
            return [];
        }

        Drop(entries.Count);
        NextProbe = time.GetUtcNow();
        if (_unsaved.Count == 0)
        {
            LogReturned(logger, _returned, Trouble);
            (Trouble, NextProbe, _returned) = ("", DateTimeOffset.MaxValue, 0);
        }

        return [.. entries.Select((entry, i) => (entry, first + i))];
    }

    private List<JournalEntry> NextPiece()
    {
        var piece = new List<JournalEntry>();
        var bytes = 0L;
        foreach (var entry in _unsaved)
        {
            if (piece.Count == EntriesPerReturn || bytes >= BytesPerCommit)
            {
                break;
            }

            piece.Add(entry);
            bytes += entry.Payload.Length;
        }

        return piece;
    }

    private void Drop(int count)
    {
        _returned += count;
        for (; count > 0; count--)
        {
            _places.Remove(KeyOf(_unsaved.First!.Value));
            _unsaved.RemoveFirst();
        }
    }

    private static (EntryKind Kind, string Subject) KeyOf(JournalEntry entry) => (entry.Kind, Convert.ToHexString(entry.Subject.Span));

    private async Task<long> TryCommitAsync(IReadOnlyList<JournalEntry> entries)
    {
        var started = time.GetTimestamp();
        var commit = store.CommitAsync(entries, [], CancellationToken.None);
        try
        {
            var result = await commit.WaitAsync(_patience, time);
            if (result.Conflicts.Count > 0)
            {
                // One node owns an embedded store: the newer row can only be its own, from a commit that took too long and then succeeded.
                commit = store.CommitAsync([.. entries.Select(e => e with { ExpectedVersion = null })], [], CancellationToken.None);
                result = await commit.WaitAsync(_patience, time);
            }

            Committed += entries.Count;
            LastVersion = result.FirstVersion + entries.Count - 1;
            metrics.Committed(entries.Count, time.GetElapsedTime(started));
            return result.FirstVersion;
        }
        catch (TimeoutException)
        {
            _hung = commit;
            Lose($"the store did not answer within {_patience.TotalSeconds:0} s");
        }
        catch (StoreException e)
        {
            Lose(e.Message);
        }

        return 0;
    }

    private void Lose(string trouble)
    {
        if (!IsAway)
        {
            LogLost(logger, trouble);
        }

        Trouble = trouble;
        NextProbe = time.GetUtcNow() + _probeEvery;
    }

    private void Keep(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (_places.TryGetValue(KeyOf(entry), out var before))
            {
                _unsaved.Remove(before);
            }

            _places[KeyOf(entry)] = _unsaved.AddLast(entry with { ExpectedVersion = null });
        }
    }

    [LoggerMessage(LogLevel.Error, "The store is away: {Trouble}. Alerts are paged from memory; senders are told to send again.")]
    private static partial void LogLost(ILogger logger, string trouble);

    [LoggerMessage(LogLevel.Warning, "The store is back after \"{Trouble}\"; {Entries} entries that were kept are stored now.")]
    private static partial void LogReturned(ILogger logger, int entries, string trouble);
}
