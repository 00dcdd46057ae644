using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;

namespace Tocsin.Storage;

/// <summary>Damage in the log that a crash left behind. The files are copied while the store is open, as a crash would leave them.</summary>
public sealed class WriteAheadLogTests : IDisposable
{
    private const int Commits = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_crash_leaves_is_taken_up_whole()
    {
        var crashed = await CrashAsync();

        Assert.Equal(Commits, await CountAsync(crashed));
    }

    [Fact]
    public async Task A_flipped_bit_before_other_commits_stops_the_start()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var crashed = await CrashAsync();
            Damage(crashed, length => 32 + new Random(seed).Next((int)(length / 2)));

            var refusal = Assert.Throws<StoreUnusableException>(() => SqliteStore.Open(crashed, _time));

            Assert.Contains("tocsin.db-wal", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_damaged_header_stops_the_start()
    {
        var crashed = await CrashAsync();
        Damage(crashed, _ => 13);

        Assert.Throws<StoreUnusableException>(() => SqliteStore.Open(crashed, _time));
    }

    [Fact]
    public async Task A_last_commit_that_was_cut_short_costs_that_commit_alone()
    {
        var crashed = await CrashAsync();
        Damage(crashed, length => (int)length - 100);

        Assert.Equal(Commits - 1, await CountAsync(crashed));
    }

    [Fact]
    public async Task A_log_whose_last_frame_is_missing_costs_that_commit_alone()
    {
        var crashed = await CrashAsync();
        using (var log = File.OpenWrite(Path.Combine(crashed, "tocsin.db-wal")))
        {
            log.SetLength(log.Length - 100);
        }

        Assert.Equal(Commits - 1, await CountAsync(crashed));
    }

    private async Task<string> CrashAsync()
    {
        var path = _folder.PathOf(Guid.NewGuid().ToString());
        await using var store = SqliteStore.Open(path, _time);
        await CountAsync(store);
        for (ulong i = 0; i < Commits; i++)
        {
            var writer = new JournalWriter();
            writer.Text(new string('x', 500));
            await store.CommitAsync([new(EntryKind.Alert, JournalCodec.SubjectOf(new AlertId(0, i)), writer.Finish())], [], TestContext.Current.CancellationToken);
        }

        var copy = Directory.CreateDirectory(path + "-crashed").FullName;
        foreach (var file in new[] { "tocsin.db", "tocsin.db-wal" })
        {
            using var source = new FileStream(Path.Combine(path, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var target = File.Create(Path.Combine(copy, file));
            await source.CopyToAsync(target, TestContext.Current.CancellationToken);
        }

        return copy;
    }

    private static void Damage(string folder, Func<long, int> at)
    {
        var path = Path.Combine(folder, "tocsin.db-wal");
        var bytes = File.ReadAllBytes(path);
        bytes[at(bytes.Length)] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    private async Task<int> CountAsync(string folder)
    {
        await using var store = SqliteStore.Open(folder, _time);
        return await CountAsync(store);
    }

    private static async Task<int> CountAsync(SqliteStore store)
    {
        var count = 0;
        await foreach (var _ in store.LoadAsync(TestContext.Current.CancellationToken))
        {
            count++;
        }

        return count;
    }
}
