using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

internal sealed partial class SqliteStore
{
    private const int PageSize = 1000;
    private const string Columns = "version, at, kind, subject, payload";

    public async IAsyncEnumerable<JournalRecord> LoadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (snapshot, version) = await LoadPageAsync(LastSnapshot, cancellationToken);
        for (var seq = 0L; ;)
        {
            var from = seq;
            var page = await LoadPageAsync(() => Query($"SELECT {Columns} FROM snapshot_record WHERE snapshot = {snapshot} AND seq >= {from} ORDER BY seq LIMIT {PageSize}"), cancellationToken);
            foreach (var record in page)
            {
                yield return record;
            }

            seq += page.Count;
            if (page.Count < PageSize)
            {
                break;
            }
        }

        for (var after = version; ;)
        {
            var from = after;
            var page = await LoadPageAsync(() => Query($"SELECT {Columns} FROM journal WHERE version > {from} ORDER BY version LIMIT {PageSize}"), cancellationToken);
            foreach (var record in page)
            {
                yield return record;
                after = record.Version;
            }

            if (page.Count < PageSize)
            {
                break;
            }
        }

        _head = await LoadPageAsync(ReadHead, cancellationToken);
    }

    public Task<Feed> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken) =>
        _thread.RunAsync(() => ReadFeed(after, limit)).WaitAsync(cancellationToken);

    private Feed ReadFeed(FeedCursor after, int limit)
    {
        if (after.Version > _head.Version || !Knows(after))
        {
            return new Feed([], _head, MustReload: true);
        }

        var records = Query($"SELECT {Columns} FROM journal WHERE version > {after.Version} ORDER BY version LIMIT {limit}");
        return records.Count == 0 ? new Feed([], after, MustReload: false) : new Feed(records, CursorAt(records[^1].Version), MustReload: false);
    }

    // A feed may stop in the middle of a commit; the cursor then carries the id of that commit, which stands at its last version.
    private bool Knows(FeedCursor cursor)
    {
        var oldest = _connection.Scalar("SELECT coalesce(min(version), 0) FROM journal");
        return cursor.Version == 0 ? oldest <= 1 : cursor.Version >= oldest && CursorAt(cursor.Version).CommitId == cursor.CommitId;
    }

    private FeedCursor CursorAt(long version)
    {
        using var command = _connection.Prepare("SELECT commit_id FROM journal WHERE version >= $v AND commit_id IS NOT NULL ORDER BY version LIMIT 1", "$v");
        command.Parameters[0].Value = version;
        return new FeedCursor(version, command.ExecuteScalar() is byte[] id ? new Guid(id) : Guid.Empty);
    }

    private FeedCursor ReadHead()
    {
        var version = Math.Max(_connection.Scalar("SELECT coalesce(max(version), 0) FROM journal"), _connection.Scalar("SELECT coalesce(max(version), 0) FROM snapshot WHERE complete = 1"));
        return CursorAt(version);
    }

    private (long Snapshot, long Version) LastSnapshot()
    {
        var id = _connection.Scalar("SELECT coalesce(max(id), 0) FROM snapshot WHERE complete = 1");
        return (id, _connection.Scalar($"SELECT coalesce(max(version), 0) FROM snapshot WHERE id = {id}"));
    }

    private JournalRecord Find(long version) =>
        Query($"SELECT {Columns} FROM journal WHERE version = {version}") is [var record]
            ? record
            : Query($"SELECT {Columns} FROM snapshot_record WHERE version = {version} ORDER BY snapshot DESC LIMIT 1")[0];

    private List<JournalRecord> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var records = new List<JournalRecord>();
        while (reader.Read())
        {
            records.Add(Read(reader));
        }

        return records;
    }

    private static JournalRecord Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero),
        (EntryKind)reader.GetByte(2),
        reader.GetFieldValue<byte[]>(3),
        reader.GetFieldValue<byte[]>(4));

    // What can't be read at the start must stop the start: going on would mean an empty store in place of a damaged one.
    private async Task<T> LoadPageAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await _thread.RunAsync(() => Checked(read())).WaitAsync(cancellationToken);
        }
        catch (StoreException e)
        {
            throw Unusable(Path, e.Message, e.InnerException is SqliteException inner ? SqliteFailure.WayOut(inner) : SqliteFailure.RestoreOrBegin, e);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or InvalidCastException or OverflowException or ArgumentException)
        {
            // Where a page was cut off or overwritten, SQLite may hand out rows that no writer wrote: no value, or one of another type or range.
            throw Unusable(Path, $"the store is damaged: {e.Message}", SqliteFailure.RestoreOrBegin, e);
        }
    }

    private T Checked<T>(T page)
    {
        foreach (var record in page as List<JournalRecord> ?? [])
        {
            _ = new JournalReader(record.Payload.Span);
            Track(record.Kind, record.Subject, record.Version);
        }

        return page;
    }
}
