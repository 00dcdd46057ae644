using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file in WAL mode with <c>synchronous=FULL</c>, one process, no service beside it.</summary>
internal sealed partial class SqliteStore : IStore
{
    /// <summary>A disk that hangs must not keep the process from stopping.</summary>
    private static readonly TimeSpan _closeLimit = TimeSpan.FromSeconds(2);

    private readonly StoreFolder _folder;
    private readonly TimeProvider _time;
    private readonly SqliteThread _thread = new();
    private readonly LeaseTable _leases;
    private readonly SubjectVersions _versions = new();
    private SqliteConnection _connection;
    private SqliteCommand? _append;
    private FeedCursor _head;
    private bool _disposed;

    private SqliteStore(StoreFolder folder, SqliteConnection connection, TimeProvider time)
    {
        _folder = folder;
        _connection = connection;
        _time = time;
        _leases = new LeaseTable(time);
    }

    public TimeSpan LongestForeignLease => TimeSpan.Zero;

    /// <summary>The database file, for messages.</summary>
    public string Path => _folder.DatabasePath;

    /// <summary>Opens the store in a folder, which is made where there is none.</summary>
    /// <exception cref="StoreUnusableException">It can't be used; the message says why and what to do.</exception>
    public static SqliteStore Open(string path, TimeProvider time)
    {
        var folder = StoreFolder.Open(path);
        try
        {
            return Open(folder, time);
        }
        catch (SqliteException e)
        {
            folder.Dispose();
            throw Unusable(folder.DatabasePath, SqliteFailure.Describe(e), SqliteFailure.WayOut(e), e);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        Task closed = _thread.RunAsync(() =>
        {
            Disconnect();
            return true;
        });
        await closed.WaitAsync(_closeLimit, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (closed.IsCompleted)
        {
            // Else the disk hangs, and the folder stays locked as long as the thread may still write to it: until the process is gone.
            _thread.Dispose();
            _folder.Dispose();
        }
    }

    private static SqliteStore Open(StoreFolder folder, TimeProvider time)
    {
        RefuseDamagedLog(folder.DatabasePath + "-wal");
        var connection = Connect(folder.DatabasePath);
        try
        {
            SqliteSchema.Migrate(connection, folder.DatabasePath);
            folder.RememberDatabase();

            // The records first, so that none is ever left without its snapshot: to look for such would be to read them all at each start.
            connection.Execute("DELETE FROM snapshot_record WHERE snapshot IN (SELECT id FROM snapshot WHERE complete = 0)");
            connection.Execute("DELETE FROM snapshot WHERE complete = 0");
            return new SqliteStore(folder, connection, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RefuseDamagedLog(string log)
    {
        if (File.Exists(log) && WriteAheadLog.IsDamaged(log))
        {
            throw new StoreUnusableException(
                $"{log} is damaged, and what was stored behind the damage would be lost. Put the folder back from a backup; or, to go on without what this file holds, move it away and start again.");
        }
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = FULL");
            connection.Execute("PRAGMA wal_autocheckpoint = 4000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Disconnect()
    {
        _append?.Dispose();
        _append = null;
        _connection.Dispose();
    }

    // After a failed write SQLite may hold on to a broken state (a full or vanished disk): begin anew with a fresh connection.
    private void Reconnect()
    {
        Disconnect();
        _connection = Connect(_folder.DatabasePath);
    }

    private static StoreUnusableException Unusable(string path, string trouble, string wayOut, Exception inner) => new($"{path}: {trouble}. {wayOut}.", inner);
}
