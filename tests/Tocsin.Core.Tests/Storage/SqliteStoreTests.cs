using Microsoft.Data.Sqlite;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;

namespace Tocsin.Storage;

public sealed class SqliteStoreTests : StoreConformance
{
    private readonly TemporaryFolder _folder = new();

    private protected override IStore Open() => SqliteStore.Open(_folder.Path, Time);

    protected override void Cleanup() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_with_the_way_out()
    {
        await Start();

        var refusal = Assert.Throws<StoreUnusableException>(Open);

        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--storage.path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_not_replaced_by_an_empty_one()
    {
        await (await Start()).DisposeAsync();
        File.Delete(_folder.PathOf("tocsin.db"));

        var refusal = Assert.Throws<StoreUnusableException>(Open);

        Assert.Contains("tocsin.db is gone", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("tocsin.db")));
    }

    [Fact]
    public async Task A_database_that_was_emptied_is_refused()
    {
        await (await Start()).DisposeAsync();
        File.WriteAllBytes(_folder.PathOf("tocsin.db"), []);

        Assert.Contains("is empty", Assert.Throws<StoreUnusableException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await (await Start()).DisposeAsync();
        await File.WriteAllTextAsync(_folder.PathOf("tocsin.db"), new string('x', 8192), Cancel);

        var refusal = Assert.Throws<StoreUnusableException>(Open);

        Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("tocsin.db", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        using (var other = Connect())
        {
            other.Execute("CREATE TABLE theirs(x); INSERT INTO theirs VALUES (1)");
        }

        Assert.Contains("another program", Assert.Throws<StoreUnusableException>(Open).Message, StringComparison.Ordinal);
        using var again = Connect();
        Assert.Equal(1, again.Scalar("SELECT count(*) FROM theirs"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await (await Start()).DisposeAsync();
        using (var newer = Connect())
        {
            newer.Execute($"PRAGMA user_version = {SqliteSchema.Version + 1}");
        }

        Assert.Contains("newer Tocsin", Assert.Throws<StoreUnusableException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_record_stops_the_start_instead_of_being_believed()
    {
        var store = await Start();
        await Commit(store, Entry(1, "a"), Entry(2, "b"));
        await store.DisposeAsync();
        using (var damage = Connect())
        {
            damage.Execute("UPDATE journal SET payload = zeroblob(length(payload)) WHERE version = 2");
        }

        await using var again = Open();
        var refusal = await Assert.ThrowsAsync<StoreUnusableException>(() => ReadAll(again));

        Assert.Contains("checksum", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at = NULL")]
    [InlineData("at = -1")]
    [InlineData("kind = 1000")]
    public async Task A_row_that_nobody_wrote_stops_the_start_with_the_file_and_the_way_out(string damage)
    {
        var store = await Start();
        await Commit(store, Entry(1, "a"), Entry(2, "b"));
        await store.DisposeAsync();
        using (var file = Connect())
        {
            file.Execute("PRAGMA writable_schema = ON");
            file.Execute("UPDATE sqlite_master SET sql = replace(sql, ' INTEGER NOT NULL', '') WHERE name = 'journal'");
        }

        using (var file = Connect())
        {
            file.Execute($"UPDATE journal SET {damage} WHERE version = 2");
        }

        await using var again = Open();
        var refusal = await Assert.ThrowsAsync<StoreUnusableException>(() => ReadAll(again));

        Assert.Contains("tocsin.db: the store is damaged", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<int> EarlierVersions() => [.. Enumerable.Range(1, SqliteSchema.Version - 1)];

    [Theory, MemberData(nameof(EarlierVersions))]
    public async Task A_file_of_an_earlier_version_is_carried_forward_with_its_content(int version)
    {
        using (var earlier = Connect())
        {
            SqliteSchema.MigrateTo(earlier, "", version);
            using var insert = earlier.Prepare("INSERT INTO journal(version, at, kind, subject, payload) VALUES (1, 0, 1, $s, $p)", "$s", "$p");
            var entry = Entry(1, "from before");
            insert.Parameters[0].Value = entry.Subject.ToArray();
            insert.Parameters[1].Value = entry.Payload.ToArray();
            insert.ExecuteNonQuery();
        }

        var store = Open();
        var record = Assert.Single(await ReadAll(store));
        Assert.Equal(1, record.Version);
        await Commit(store, Entry(2, "after"));
        await store.WriteSnapshotAsync(2, [], KeepJournal, Cancel);
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_commits_go_on_once_there_is_room()
    {
        using var disk = Mount();
        await using var store = SqliteStore.Open(disk.Path, Time);
        await ReadAll(store);
        await Commit(store, Entry(1, "before"));
        disk.Fill();

        var trouble = await Assert.ThrowsAsync<StoreException>(() => Commit(store, Entry(2, new string('x', 200_000))));
        Assert.Equal("the disk is full", trouble.Message);

        disk.MakeRoom();
        await Commit(store, Entry(3, "after"));
        Assert.Equal(2, (await store.ReadFeedAsync(default, 10, Cancel)).Records.Count);
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_in_use_is_noticed_and_commits_go_on_once_it_is_back()
    {
        await using var store = await Start();
        await Commit(store, Entry(1, "before"));
        File.Move(_folder.PathOf("tocsin.db"), _folder.PathOf("elsewhere"));

        var trouble = await Assert.ThrowsAsync<StoreException>(() => Commit(store, Entry(2, "meanwhile")));
        Assert.Equal("the store's file is gone", trouble.Message);
        await Assert.ThrowsAsync<StoreException>(() => Commit(store, Entry(2, "meanwhile")));
        Assert.False(File.Exists(_folder.PathOf("tocsin.db")));

        File.Move(_folder.PathOf("elsewhere"), _folder.PathOf("tocsin.db"));
        await Commit(store, Entry(3, "after"));
        Assert.Equal(2, (await store.ReadFeedAsync(default, 10, Cancel)).Records.Count);
    }

    [Fact]
    public async Task A_log_that_is_deleted_while_it_is_in_use_costs_nothing()
    {
        var store = await Start();
        await Commit(store, Entry(1, "before"));
        File.Delete(_folder.PathOf("tocsin.db-wal"));
        await Commit(store, Entry(2, "after"));
        Assert.True(File.Exists(_folder.PathOf("tocsin.db-wal")));
        await store.DisposeAsync();

        await using var again = Open();
        Assert.Equal(2, (await ReadAll(again)).Count);
    }

    private static SmallDisk Mount()
    {
        var disk = SmallDisk.TryMount(mebibytes: 2);
        Assert.SkipWhen(disk is null && Environment.GetEnvironmentVariable("CI") != "true", "mounting a small disk to fill needs root");
        Assert.NotNull(disk);
        return disk;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.PathOf("tocsin.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
