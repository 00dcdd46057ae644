using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

internal sealed partial class SqliteStore
{
    private bool _suspect;

    public Task<CommitResult> CommitAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<Claim> fences, CancellationToken cancellationToken) =>
        _thread.RunAsync(() => Commit(entries, fences)).WaitAsync(cancellationToken);

    public Task<ClaimResult> ClaimAsync(string node, IReadOnlyList<string> work, TimeSpan lease, CancellationToken cancellationToken) =>
        _thread.RunAsync(() => new ClaimResult(_head.Version, _leases.Grant(node, work, lease))).WaitAsync(cancellationToken);

    public Task<IReadOnlyList<Claim>> RenewAsync(IReadOnlyList<Claim> claims, TimeSpan lease, CancellationToken cancellationToken) =>
        _thread.RunAsync(() => _leases.Renew(claims, lease)).WaitAsync(cancellationToken);

    public Task ReleaseAsync(IReadOnlyList<Claim> claims, CancellationToken cancellationToken) =>
        _thread.RunAsync(() =>
        {
            _leases.Release(claims);
            return true;
        }).WaitAsync(cancellationToken);

    private CommitResult Commit(IReadOnlyList<JournalEntry> entries, IReadOnlyList<Claim> fences)
    {
        if (fences.Any(f => !_leases.IsHeld(f)))
        {
            return CommitResult.LostClaim;
        }

        if (Conflicts(entries) is { Count: > 0 } conflicts)
        {
            return CommitResult.Conflict(conflicts);
        }

        return Write(() => Append(entries));
    }

    private T Write<T>(Func<T> work)
    {
        try
        {
            NoticeLostFiles();
            if (_suspect)
            {
                Reconnect();
                _suspect = false;
            }

            return work();
        }
        catch (SqliteException)
        {
            _suspect = true;
            throw;
        }
    }

    // SQLite goes on writing to files that were deleted, and all of it would be lost with the process.
    private void NoticeLostFiles()
    {
        if (!File.Exists(Path))
        {
            // Closed at once: later, closing would delete the log of a database that was put back.
            Disconnect();
            _suspect = true;
            throw new StoreException("the store's file is gone");
        }

        // What the deleted log holds is still there while it is open; closing it writes that into the database.
        _suspect |= !File.Exists(Path + "-wal");
    }

    private CommitResult Append(IReadOnlyList<JournalEntry> entries)
    {
        var first = _head.Version + 1;
        if (entries.Count == 0)
        {
            return CommitResult.Done(first);
        }

        var commitId = Guid.NewGuid();
        using (var transaction = _connection.BeginTransaction(deferred: false))
        {
            AppendAll(entries, first, commitId, transaction);
            transaction.Commit();
        }

        _head = new FeedCursor(first + entries.Count - 1, commitId);
        for (var i = 0; i < entries.Count; i++)
        {
            Track(entries[i].Kind, entries[i].Subject, first + i);
        }

        return CommitResult.Done(first);
    }

    private void AppendAll(IReadOnlyList<JournalEntry> entries, long first, Guid commitId, SqliteTransaction transaction)
    {
        var at = _time.GetUtcNow().UtcTicks;
        _append ??= _connection.Prepare(
            "INSERT INTO journal(version, at, kind, subject, payload, commit_id) VALUES ($v, $a, $k, $s, $p, $c)", "$v", "$a", "$k", "$s", "$p", "$c");
        _append.Transaction = transaction;
        for (var i = 0; i < entries.Count; i++)
        {
            _append.Parameters[0].Value = first + i;
            _append.Parameters[1].Value = at;
            _append.Parameters[2].Value = (long)entries[i].Kind;
            _append.Parameters[3].Value = Bytes(entries[i].Subject);
            _append.Parameters[4].Value = Bytes(entries[i].Payload);
            _append.Parameters[5].Value = i == entries.Count - 1 ? commitId.ToByteArray() : DBNull.Value;
            _append.ExecuteNonQuery();
        }
    }

    private List<JournalRecord> Conflicts(IReadOnlyList<JournalEntry> entries)
    {
        var conflicts = new List<JournalRecord>();
        foreach (var entry in entries)
        {
            if (entry is { Kind: EntryKind.Alert, ExpectedVersion: { } expected } && _versions.Of(entry.Subject) is var current && current != 0 && current != expected)
            {
                conflicts.Add(Find(current));
            }
        }

        return conflicts;
    }

    // Only alerts are changed in place of an earlier state; everything else is written once, or by its owner alone.
    private void Track(EntryKind kind, ReadOnlyMemory<byte> subject, long version)
    {
        if (kind == EntryKind.Alert)
        {
            _versions.Set(subject, version);
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();
}
