using Microsoft.Data.Sqlite;

namespace Tocsin.Storage.Sqlite;

/// <summary>What SQLite's errors mean to the person who has to mend it.</summary>
internal static class SqliteFailure
{
    public const string RestoreOrBegin = "Put it back from a backup; or, to begin with an empty store, move the folder's files away and start again";

    /// <summary>SQLITE_IOERR_SHMSIZE: no room for the index of the write-ahead log, which is made when the store is opened.</summary>
    private const int NoRoomForIndex = 4874;

    public static string Describe(SqliteException e) => Code(e) switch
    {
        5 or 6 => "the store is locked by another program",
        8 => "the store is read-only",
        10 => "the disk failed to read or write the store",
        11 or 26 => "the store is damaged",
        13 => "the disk is full",
        14 => "the store can't be opened",
        _ => $"the store failed: {e.Message}",
    };

    /// <summary>What to do about it before the next start.</summary>
    public static string WayOut(SqliteException e) => Code(e) switch
    {
        5 or 6 => "Close that program and start again",
        8 or 14 => "Make it writable for this user and start again; nothing is lost",
        10 => "See the system's log for what is wrong with the disk, and start again when it is mended",
        13 => "Make room and start again; nothing is lost",
        _ => RestoreOrBegin,
    };

    private static int Code(SqliteException e) => e.SqliteExtendedErrorCode == NoRoomForIndex ? 13 : e.SqliteErrorCode;
}
