using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

/// <summary>
/// The schema, as the list of steps that lead to it. A step is never changed once released: a change is a new step. The file's
/// <c>user_version</c> is the number of steps it has taken.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Marks a file as ours: "TOCS".</summary>
    private const int ApplicationId = 0x544F4353;

    private static readonly string[] _steps =
    [
        // The last row of a commit carries the commit's random id: a table of its own would cost each small commit a page.
        """
        CREATE TABLE journal(version INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, subject BLOB NOT NULL, payload BLOB NOT NULL, commit_id BLOB);
        """,
        """
        CREATE TABLE snapshot(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, at INTEGER NOT NULL, complete INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE snapshot_record(snapshot INTEGER NOT NULL, seq INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL,
            subject BLOB NOT NULL, payload BLOB NOT NULL, PRIMARY KEY(snapshot, seq)) WITHOUT ROWID;
        """,
    ];

    public static int Version => _steps.Length;

    /// <summary>Brings the file to the current version.</summary>
    /// <returns>Whether the file was new.</returns>
    /// <exception cref="StoreUnusableException">The file belongs to another program or to a newer Tocsin.</exception>
    public static bool Migrate(SqliteConnection connection, string path) => MigrateTo(connection, path, Version);

    internal static bool MigrateTo(SqliteConnection connection, string path, int target)
    {
        var from = (int)connection.Scalar("PRAGMA user_version");
        var application = (int)connection.Scalar("PRAGMA application_id");
        var isNew = from == 0 && connection.Scalar("SELECT count(*) FROM sqlite_master") == 0;
        if (!isNew && application != ApplicationId)
        {
            throw new StoreUnusableException($"{path} is a database of another program. Choose another folder with --storage.path.");
        }

        if (from > target)
        {
            throw new StoreUnusableException(
                $"{path} was written by a newer Tocsin (schema {from}, this one knows {target}). Run that version, or put back a copy from before the upgrade.");
        }

        for (var step = from; step < target; step++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(_steps[step], transaction);
            connection.Execute($"PRAGMA user_version = {step + 1}", transaction);
            connection.Execute($"PRAGMA application_id = {ApplicationId}", transaction);
            transaction.Commit();
        }

        return isNew;
    }
}
