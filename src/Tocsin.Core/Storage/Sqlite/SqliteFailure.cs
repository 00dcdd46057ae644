using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

/// <summary>What SQLite's errors mean to the person who has to mend it.</summary>
internal static class SqliteFailure
{
    public static string Describe(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => "the store is locked by another program",
        8 => "the store is read-only",
        10 => "the disk failed to read or write the store",
        11 or 26 => "the store is damaged",
        13 => "the disk is full",
        14 => "the store can't be opened",
        _ => $"the store failed: {e.Message}",
    };

    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is 11 or 26;
}
