using Microsoft.Extensions.Time.Testing;

namespace Tocsin.Storage;

/// <summary>What every store must keep to. A store's tests derive from this and say how it is opened.</summary>
public abstract class StoreConformance : IAsyncDisposable
{
    private readonly List<IStore> _open = [];

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private protected abstract IStore Open();

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart_in_order()
    {
        var store = await Start();
        await Commit(store, Entry(1, "a"), Entry(2, "b"));
        await Commit(store, Entry(1, "c"));

        var records = await Reload(store);

        Assert.Equal(["a", "b", "c"], records.Select(Text));
        Assert.Equal([1, 2, 3], records.Select(r => r.Version - records[0].Version + 1));
        Assert.All(records, r => Assert.Equal(Time.GetUtcNow(), r.At));
    }

    [Fact]
    public async Task Versions_follow_each_other_within_a_commit_and_grow_over_restarts()
    {
        var store = await Start();
        var first = await Commit(store, Entry(1, "a"), Entry(2, "b"));
        var second = await Commit(store, Entry(3, "c"));
        await Reload(store);
        var third = await Commit(_open[^1], Entry(4, "d"));

        Assert.True(second >= first + 2);
        Assert.True(third > second);
    }

    [Fact]
    public async Task A_commit_derived_from_an_old_version_is_refused_whole_and_shows_the_newer_state()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a", expected: 0));
        await Commit(store, Entry(1, "b", expected: version));

        var late = await store.CommitAsync([Entry(2, "innocent", expected: 0), Entry(1, "late", expected: version)], [], Cancel);

        Assert.False(late.Committed);
        Assert.Equal("b", Text(Assert.Single(late.Conflicts)));
        Assert.Equal(["a", "b"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task Several_changes_of_one_subject_may_share_a_commit_and_the_last_one_counts()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a", expected: 0), Entry(1, "b"), Entry(1, "c"));

        Assert.False((await store.CommitAsync([Entry(1, "x", expected: version)], [], Cancel)).Committed);
        Assert.True((await store.CommitAsync([Entry(1, "d", expected: version + 2)], [], Cancel)).Committed);
        Assert.Equal(["a", "b", "c", "d"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task Versions_are_compared_over_a_restart_too()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a", expected: 0));
        await Reload(store);

        Assert.False((await _open[^1].CommitAsync([Entry(1, "x", expected: 0)], [], Cancel)).Committed);
        Assert.True((await _open[^1].CommitAsync([Entry(1, "y", expected: version)], [], Cancel)).Committed);
    }

    [Fact]
    public async Task Work_is_given_to_one_node_at_a_time_until_its_lease_runs_out()
    {
        var store = await Start();
        var first = Assert.Single((await store.ClaimAsync("n1", ["group:a"], Lease, Cancel)).Granted);
        Assert.Empty((await store.ClaimAsync("n2", ["group:a"], Lease, Cancel)).Granted);

        Time.Advance(Lease);
        var second = Assert.Single((await store.ClaimAsync("n2", ["group:a"], Lease, Cancel)).Granted);

        Assert.True(second.Token > first.Token);
        Assert.Empty(await store.RenewAsync([first], Lease, Cancel));
    }

    [Fact]
    public async Task A_renewed_lease_lasts_longer_and_a_released_one_is_free()
    {
        var store = await Start();
        var claim = Assert.Single((await store.ClaimAsync("n1", ["row:1"], Lease, Cancel)).Granted);
        Time.Advance(Lease / 2);
        claim = Assert.Single(await store.RenewAsync([claim], Lease, Cancel));
        Time.Advance(Lease * 0.75);
        Assert.Empty((await store.ClaimAsync("n2", ["row:1"], Lease, Cancel)).Granted);

        await store.ReleaseAsync([claim], Cancel);

        Assert.Single((await store.ClaimAsync("n2", ["row:1"], Lease, Cancel)).Granted);
    }

    [Fact]
    public async Task A_node_that_lost_its_claim_can_no_longer_write_with_it()
    {
        var store = await Start();
        var lost = Assert.Single((await store.ClaimAsync("n1", ["row:1"], Lease, Cancel)).Granted);
        Time.Advance(Lease);
        var held = Assert.Single((await store.ClaimAsync("n2", ["row:1"], Lease, Cancel)).Granted);

        Assert.True((await store.CommitAsync([Entry(1, "late")], [lost], Cancel)).Fenced);
        Assert.True((await store.CommitAsync([Entry(1, "right")], [held], Cancel)).Committed);
        Assert.Equal(["right"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task A_claim_tells_how_far_to_follow_the_journal_first()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a"), Entry(2, "b"));

        Assert.Equal(version + 1, (await store.ClaimAsync("n1", ["group:a"], Lease, Cancel)).Head);
    }

    [Fact]
    public async Task The_journal_is_a_feed_that_can_be_read_in_pieces()
    {
        var store = await Start();
        await Commit(store, Entry(1, "a"), Entry(2, "b"), Entry(3, "c"));
        await Commit(store, Entry(4, "d"));

        var (cursor, read) = (default(FeedCursor), new List<string>());
        for (var feed = await store.ReadFeedAsync(cursor, 2, Cancel); feed.Records.Count > 0; feed = await store.ReadFeedAsync(cursor, 2, Cancel))
        {
            Assert.False(feed.MustReload);
            read.AddRange(feed.Records.Select(Text));
            cursor = feed.Cursor;
        }

        Assert.Equal(["a", "b", "c", "d"], read);
    }

    [Fact]
    public async Task A_reader_whose_last_commit_the_store_does_not_know_must_reload()
    {
        var store = await Start();
        await Commit(store, Entry(1, "a"));
        var cursor = (await store.ReadFeedAsync(default, 10, Cancel)).Cursor;

        Assert.True((await store.ReadFeedAsync(cursor with { CommitId = Guid.NewGuid() }, 10, Cancel)).MustReload);
        Assert.True((await store.ReadFeedAsync(cursor with { Version = cursor.Version + 7 }, 10, Cancel)).MustReload);
        Assert.False((await store.ReadFeedAsync(cursor, 10, Cancel)).MustReload);
    }

    [Fact]
    public async Task A_start_reads_the_snapshot_and_what_came_after_it()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "old"), Entry(2, "gone"));
        await store.WriteSnapshotAsync(version + 1, [Record(version, 1, "kept")], KeepJournal, Cancel);
        await Commit(store, Entry(3, "new"));

        Assert.Equal(["kept", "new"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task A_second_snapshot_takes_the_place_of_the_first()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a"));
        await store.WriteSnapshotAsync(version, [Record(version, 1, "first")], KeepJournal, Cancel);
        await store.WriteSnapshotAsync(version, [Record(version, 1, "second")], KeepJournal, Cancel);

        Assert.Equal(["second"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task A_snapshot_that_was_broken_off_is_never_used()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteSnapshotAsync(version, Broken(version), KeepJournal, Cancel));

        Assert.Equal(["a"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task Commits_go_on_while_a_snapshot_is_written()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "a"));
        using var inside = new ManualResetEventSlim();
        var snapshot = store.WriteSnapshotAsync(version, Slow(version, 600, inside), KeepJournal, Cancel);

        var during = Commit(store, Entry(2, "during"));
        inside.Set();
        await during;
        await snapshot;

        var texts = (await Reload(store)).Select(Text).ToList();
        Assert.Equal(601, texts.Count);
        Assert.Equal("during", texts[^1]);
    }

    [Fact]
    public async Task The_journal_behind_a_snapshot_is_kept_as_long_as_asked_and_then_dropped()
    {
        var store = await Start();
        var version = await Commit(store, Entry(1, "old"));
        Time.Advance(KeepJournal / 2);
        await store.WriteSnapshotAsync(version, [Record(version, 1, "kept")], KeepJournal, Cancel);
        Assert.Single((await store.ReadFeedAsync(default, 10, Cancel)).Records);

        Time.Advance(KeepJournal);
        var later = await Commit(store, Entry(2, "b"));
        var cursor = (await store.ReadFeedAsync(default, 10, Cancel)).Cursor;
        await Commit(store, Entry(3, "c"));
        await store.WriteSnapshotAsync(later, [Record(version, 1, "kept"), Record(later, 2, "b")], KeepJournal, Cancel);

        Assert.True((await store.ReadFeedAsync(default, 10, Cancel)).MustReload);
        Assert.Equal(["c"], (await store.ReadFeedAsync(cursor, 10, Cancel)).Records.Select(Text));
        Assert.Equal(["kept", "b", "c"], (await Reload(store)).Select(Text));
    }

    [Fact]
    public async Task Concurrent_commits_all_arrive_once()
    {
        var store = await Start();
        var commits = Enumerable.Range(0, 200).Select(i => Task.Run(() => Commit(store, Entry((ulong)i, $"e{i}"))));
        await Task.WhenAll(commits);

        var texts = (await Reload(store)).Select(Text).ToList();

        Assert.Equal(200, texts.Count);
        Assert.Equal(200, texts.Distinct().Count());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }

        Cleanup();
        GC.SuppressFinalize(this);
    }

    protected virtual void Cleanup()
    {
    }

    private protected static TimeSpan Lease => TimeSpan.FromSeconds(5);

    private protected static TimeSpan KeepJournal => TimeSpan.FromHours(1);

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected async Task<IStore> Start()
    {
        var store = Open();
        _open.Add(store);
        await ReadAll(store);
        return store;
    }

    private protected async Task<List<JournalRecord>> Reload(IStore store)
    {
        _open.Remove(store);
        await store.DisposeAsync();
        var again = Open();
        _open.Add(again);
        return await ReadAll(again);
    }

    private protected static async Task<List<JournalRecord>> ReadAll(IStore store)
    {
        var records = new List<JournalRecord>();
        await foreach (var record in store.LoadAsync(Cancel))
        {
            records.Add(record);
        }

        return records;
    }

    private protected static async Task<long> Commit(IStore store, params JournalEntry[] entries)
    {
        var result = await store.CommitAsync(entries, [], Cancel);
        Assert.True(result.Committed);
        return result.FirstVersion;
    }

    private protected static JournalEntry Entry(ulong subject, string text, long? expected = null) =>
        new(EntryKind.Alert, JournalCodec.SubjectOf(new Alerts.AlertId(0, subject)), Payload(text), expected);

    private JournalRecord Record(long version, ulong subject, string text) =>
        new(version, Time.GetUtcNow(), EntryKind.Alert, JournalCodec.SubjectOf(new Alerts.AlertId(0, subject)), Payload(text));

    private IEnumerable<JournalRecord> Broken(long version)
    {
        yield return Record(version, 1, "half");
        throw new InvalidOperationException("broken off");
    }

    private IEnumerable<JournalRecord> Slow(long version, int count, ManualResetEventSlim goOn)
    {
        for (var i = 0; i < count; i++)
        {
            if (i == 300)
            {
                goOn.Wait(Cancel);
            }

            yield return Record(version, (ulong)i + 1, $"s{i}");
        }
    }

    private static byte[] Payload(string text)
    {
        var writer = new JournalWriter();
        writer.Text(text);
        return writer.Finish();
    }

    private static string Text(JournalRecord record)
    {
        var reader = new JournalReader(record.Payload.Span);
        return reader.Text();
    }
}
