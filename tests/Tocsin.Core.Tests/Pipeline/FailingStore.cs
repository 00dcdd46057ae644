using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>A real store whose commits can be made to fail, to hang, or to be the last thing that the process does.</summary>
internal sealed class FailingStore(IStore inner) : IStore
{
    private string? _trouble;
    private TaskCompletionSource? _hang;
    private (int Commit, bool IsDone) _end = (0, false);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan LongestForeignLease => inner.LongestForeignLease;

    public int Commits { get; private set; }

    public void Fail(string trouble) => _trouble = trouble;

    public void Hang() => _hang = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend()
    {
        _trouble = null;
        var hang = _hang;
        _hang = null;
        hang?.SetResult();
    }

    /// <summary>Lets the process end at a commit, which never returns.</summary>
    /// <param name="commit">Which, counted from the store's opening: 1 is the first.</param>
    /// <param name="isDone">Whether it has been done by then.</param>
    public void EndAt(int commit, bool isDone) => _end = (commit, isDone);

    /// <summary>Is over once the process has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The commit that was asked for last.</summary>
    public Task<CommitResult>? LastCommit { get; private set; }

    /// <summary>The most entries, and the most bytes of payload, that one commit had.</summary>
    public (int Entries, long Bytes) Largest { get; private set; }

    public Task<CommitResult> CommitAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<Claim> fences, CancellationToken cancellationToken)
    {
        Largest = (Math.Max(Largest.Entries, entries.Count), Math.Max(Largest.Bytes, entries.Sum(e => (long)e.Payload.Length)));
        return LastCommit = RunAsync(entries, fences, cancellationToken);
    }

    private async Task<CommitResult> RunAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<Claim> fences, CancellationToken cancellationToken)
    {
        if (_hang is { } hang)
        {
            await hang.Task;
        }

        Commits++;
        if (Commits == _end.Commit)
        {
            await EndAsync(entries, fences, cancellationToken);
        }

        return _trouble is null ? await inner.CommitAsync(entries, fences, cancellationToken) : throw new StoreException(_trouble);
    }

    private async Task EndAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<Claim> fences, CancellationToken cancellationToken)
    {
        if (_end.IsDone)
        {
            await inner.CommitAsync(entries, fences, cancellationToken);
        }

        _ended.SetResult();
        await new TaskCompletionSource().Task;
    }

    public IAsyncEnumerable<JournalRecord> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

    public Task<Feed> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken) => inner.ReadFeedAsync(after, limit, cancellationToken);

    public Task<ClaimResult> ClaimAsync(string node, IReadOnlyList<string> work, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.ClaimAsync(node, work, lease, cancellationToken);

    public Task<IReadOnlyList<Claim>> RenewAsync(IReadOnlyList<Claim> claims, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.RenewAsync(claims, lease, cancellationToken);

    public Task ReleaseAsync(IReadOnlyList<Claim> claims, CancellationToken cancellationToken) => inner.ReleaseAsync(claims, cancellationToken);

    public Task WriteSnapshotAsync(long version, IEnumerable<JournalRecord> records, TimeSpan keepJournal, CancellationToken cancellationToken) =>
        inner.WriteSnapshotAsync(version, records, keepJournal, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
