using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

internal sealed partial class SqliteStore
{
    /// <summary>Short enough that a commit which waits behind a chunk does not notice.</summary>
    private const int ChunkSize = 256;

    public async Task WriteSnapshotAsync(long version, IEnumerable<JournalRecord> records, TimeSpan keepJournal, CancellationToken cancellationToken)
    {
        var id = await _thread.RunAsync(() => Write(() => BeginSnapshot(version)));
        var versions = new HashSet<long>();
        using (var source = records.GetEnumerator())
        {
            for (var seq = 0; await WriteChunkAsync(id, seq, source, versions); seq += ChunkSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        await _thread.RunAsync(() => Write(() => EndSnapshot(id, version, versions)));
        var cutoff = (_time.GetUtcNow() - keepJournal).UtcTicks;
        while (await _thread.RunAsync(() => Write(() => Prune(id, version, cutoff))))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task<bool> WriteChunkAsync(long snapshot, int seq, IEnumerator<JournalRecord> source, HashSet<long> versions) =>
        _thread.RunAsync(() => Write(() => AppendChunk(snapshot, seq, source, versions)));

    private long BeginSnapshot(long version)
    {
        using var command = _connection.Prepare("INSERT INTO snapshot(version, at) VALUES ($v, $a) RETURNING id", "$v", "$a");
        command.Parameters[0].Value = version;
        command.Parameters[1].Value = _time.GetUtcNow().UtcTicks;
        return (long)command.ExecuteScalar()!;
    }

    /// <returns>Whether there may be more.</returns>
    private bool AppendChunk(long snapshot, int seq, IEnumerator<JournalRecord> source, HashSet<long> versions)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        using var insert = _connection.Prepare(
            "INSERT INTO snapshot_record(snapshot, seq, version, at, kind, subject, payload) VALUES ($n, $q, $v, $a, $k, $s, $p)", "$n", "$q", "$v", "$a", "$k", "$s", "$p");
        insert.Transaction = transaction;
        var taken = 0;
        while (taken < ChunkSize && source.MoveNext())
        {
            Insert(insert, snapshot, seq + taken++, source.Current);
            versions.Add(source.Current.Version);
        }

        transaction.Commit();
        return taken == ChunkSize;
    }

    private static void Insert(SqliteCommand insert, long snapshot, int seq, JournalRecord record)
    {
        insert.Parameters[0].Value = snapshot;
        insert.Parameters[1].Value = seq;
        insert.Parameters[2].Value = record.Version;
        insert.Parameters[3].Value = record.At.UtcTicks;
        insert.Parameters[4].Value = (long)record.Kind;
        insert.Parameters[5].Value = Bytes(record.Subject);
        insert.Parameters[6].Value = Bytes(record.Payload);
        insert.ExecuteNonQuery();
    }

    private bool EndSnapshot(long id, long version, HashSet<long> versions)
    {
        _connection.Execute($"UPDATE snapshot SET complete = 1 WHERE id = {id}");
        _versions.KeepOnly(versions, version);
        return true;
    }

    /// <summary>Drops a piece of what the snapshot makes needless.</summary>
    /// <returns>Whether there may be more.</returns>
    private bool Prune(long snapshot, long version, long cutoff)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);

        // The journal's oldest page and no more: looking for old entries among those that are kept would read all of it, and hold up commits.
        var gone = Delete($"DELETE FROM snapshot_record WHERE (snapshot, seq) IN (SELECT snapshot, seq FROM snapshot_record WHERE snapshot < {snapshot} LIMIT {PageSize})", transaction)
            + Delete($"DELETE FROM journal WHERE version IN (SELECT version FROM (SELECT version, at FROM journal WHERE version < {version} ORDER BY version LIMIT {PageSize}) WHERE at < {cutoff})", transaction);
        if (gone == 0)
        {
            Delete($"DELETE FROM snapshot WHERE id < {snapshot}", transaction);
        }

        transaction.Commit();
        return gone > 0;
    }

    private int Delete(string sql, SqliteTransaction transaction)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command.ExecuteNonQuery();
    }
}
