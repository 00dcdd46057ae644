namespace Tocsin.Storage;

/// <summary>
/// The truth: an append-only journal, keyed by version, with claims on due work. SQLite serves one node; the contract is such that a shared
/// database can serve many. Every method but <see cref="LoadAsync"/> throws <see cref="StoreException"/> when the store is away.
/// The conformance suite in the tests states what each implementation must keep to.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>
    /// How long another node may go on working on its claims without this one knowing: zero where no other node can exist.
    /// </summary>
    TimeSpan LongestForeignLease { get; }

    /// <summary>The last snapshot's records, then the journal behind it, in order. Called once, first.</summary>
    IAsyncEnumerable<JournalRecord> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends the entries, all or none. When the task completes with <see cref="CommitResult.Committed"/>, they survive a crash of the machine.
    /// </summary>
    /// <param name="entries">In order; of several about one subject, only the first may carry a version to compare.</param>
    /// <param name="fences">Claims that must still be held.</param>
    /// <param name="cancellationToken">Stops the wait, not the commit: after a cancellation it is not known whether it happened.</param>
    Task<CommitResult> CommitAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<Claim> fences, CancellationToken cancellationToken);

    /// <summary>The journal as a change feed: what was committed after the cursor, by anybody.</summary>
    Task<Feed> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken);

    /// <summary>Asks for pieces of due work, for <paramref name="lease"/> from now by the store's clock.</summary>
    Task<ClaimResult> ClaimAsync(string node, IReadOnlyList<string> work, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Extends claims that are still held; returns those.</summary>
    Task<IReadOnlyList<Claim>> RenewAsync(IReadOnlyList<Claim> claims, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Gives claims back: when the work is done, or when a node stops.</summary>
    Task ReleaseAsync(IReadOnlyList<Claim> claims, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the last snapshot by the current state as of <paramref name="version"/>, then drops the journal up to there as far as it is
    /// older than <paramref name="keepJournal"/>. Commits go on meanwhile.
    /// </summary>
    /// <param name="version">The newest version that the records reflect.</param>
    /// <param name="records">The current state, each record with the version it stems from. Read lazily, from another thread.</param>
    /// <param name="keepJournal">How long history is kept.</param>
    /// <param name="cancellationToken">Stops it; an unfinished snapshot is never used.</param>
    Task WriteSnapshotAsync(long version, IEnumerable<JournalRecord> records, TimeSpan keepJournal, CancellationToken cancellationToken);
}
