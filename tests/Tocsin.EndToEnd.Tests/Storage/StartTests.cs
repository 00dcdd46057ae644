using Tocsin.Testing;
using Tocsin.Testing.Processes;

namespace Tocsin.EndToEnd.Storage;

/// <summary>A start that can't go well ends with a message that names the file and the way out, and harms nothing.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.Path, "tocsin.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = await TocsinProcess.StartAsync(new TocsinOptions { StoragePath = _folder.Path }, Cancel);

        var (exitCode, output) = await ServeAsync(_folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains(_folder.Path, output, StringComparison.Ordinal);
        Assert.Contains("--storage.path", output, StringComparison.Ordinal);
        Assert.Equal(200, (await first.Client.PostAlertAsync("""{"labels":{"alertname":"Down"}}""", Cancel)).Status);
    }

    [Fact]
    public async Task A_start_on_a_full_disk_asks_for_room_and_goes_well_once_there_is()
    {
        using var disk = DiskTests.OrSkip(SmallDisk.TryMount(mebibytes: 8));
        await using (var server = await TocsinProcess.StartAsync(new TocsinOptions { StoragePath = disk.Path }, Cancel))
        {
            Assert.Equal(200, (await server.Client.PostAlertAsync(Alert(1), Cancel)).Status);
            Assert.Equal(0, await server.StopAsync(TimeSpan.FromSeconds(10)));
        }

        disk.Fill();
        var (exitCode, output) = await ServeAsync(disk.Path);
        disk.MakeRoom();

        Assert.Equal(1, exitCode);
        Assert.Contains($"{Path.Combine(disk.Path, "tocsin.db")}: the disk is full. Make room", output, StringComparison.Ordinal);
        await using var again = await TocsinProcess.StartAsync(new TocsinOptions { StoragePath = disk.Path }, Cancel);
        Assert.Single(await again.Client.AlertsAsync(Cancel));
    }

    [Fact]
    public async Task A_killed_process_leaves_no_lock_behind()
    {
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { StoragePath = _folder.Path }, Cancel);
        await server.KillAsync();

        await server.StartAgainAsync(Cancel);

        Assert.Equal(200, (await server.Client.GetAsync("/-/ready", Cancel)).Status);
    }

    [Theory]
    [InlineData("overwritten")]
    [InlineData("cut short")]
    [InlineData("damaged inside")]
    [InlineData("gone")]
    public async Task A_damaged_database_is_named_and_not_replaced(string damage)
    {
        await MakeStoreAsync();
        Damage(damage);
        var before = File.Exists(Database) ? await File.ReadAllBytesAsync(Database, Cancel) : null;

        var (exitCode, output) = await ServeAsync(_folder.Path);

        Assert.True(exitCode == 1, output);
        Assert.Contains(Database, output, StringComparison.Ordinal);
        Assert.Contains("backup", output, StringComparison.Ordinal);
        Assert.Equal(before, File.Exists(Database) ? await File.ReadAllBytesAsync(Database, Cancel) : null);
    }

    private static string Alert(int number) => $$"""{"labels": {"alertname": "Down{{number}}"}, "annotations": {"text": "{{new string('x', 2000)}}"} }""";

    /// <summary>A store of some pages, with everything in the database file.</summary>
    private async Task MakeStoreAsync()
    {
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { StoragePath = _folder.Path }, Cancel);
        var body = $"[{string.Join(',', Enumerable.Range(0, 30).Select(Alert))}]";
        Assert.Equal(200, (await server.Client.PostAlertAsync(body, Cancel)).Status);
        Assert.Equal(0, await server.StopAsync(TimeSpan.FromSeconds(10)));
        Assert.False(File.Exists(Database + "-wal"));
    }

    private void Damage(string how)
    {
        using var file = File.Open(Database, FileMode.Open);
        switch (how)
        {
            case "overwritten":
                file.Write(new byte[file.Length]);
                break;
            case "cut short":
                file.SetLength(file.Length / 2);
                break;
            case "damaged inside":
                file.Position = 4096;
                file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
                break;
            default:
                file.Dispose();
                File.Delete(Database);
                break;
        }
    }

    private static async Task<(int ExitCode, string Output)> ServeAsync(string folder)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        string[] arguments = [TocsinProcess.Dll, "serve", "--web.listen-address=127.0.0.1:0", $"--storage.path={folder}"];
        return await Command.RunAsync("dotnet", arguments, cancellationToken: limit.Token);
    }
}
