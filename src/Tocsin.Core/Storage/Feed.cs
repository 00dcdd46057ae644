namespace Tocsin.Storage;

/// <summary>What happened after a version that a node has seen.</summary>
/// <param name="Records">In order.</param>
/// <param name="Cursor">To pass next time.</param>
/// <param name="MustReload">
/// The store does not know the cursor's commit (restored from a backup, failed over), or what followed it is compacted: load everything anew.
/// </param>
public sealed record Feed(IReadOnlyList<JournalRecord> Records, FeedCursor Cursor, bool MustReload);

/// <summary>A place in the journal: the newest version a node has seen, and the random id of the commit that wrote it.</summary>
public readonly record struct FeedCursor(long Version, Guid CommitId);
