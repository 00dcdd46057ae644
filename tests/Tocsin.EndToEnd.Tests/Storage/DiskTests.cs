using Tocsin.EndToEnd.Paging;
using Tocsin.Testing;
using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Storage;

/// <summary>With a disk that takes nothing more, pages still go out and say so; once it is mended, all is as if nothing had happened.</summary>
public sealed class DiskTests : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(15);

    private SlackStandIn _slack = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _slack = await SlackStandIn.StartAsync(cancellationToken: Cancel);

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task A_full_disk_holds_no_page_back_and_loses_nothing()
    {
        using var disk = OrSkip(SmallDisk.TryMount(mebibytes: 8));
        await using var server = await StartAsync(disk.Path);
        await PostAsync(server, "Before", 200);
        await MessageAsync(server, "Before");

        disk.Fill();
        await AssertStoreAwayAsync(server, "the disk is full");

        disk.MakeRoom();
        await AssertReadyAsync(server, "OK");
        await PostAsync(server, "During", 200);
        await AssertRestartAsync(server, "Before", "During");
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_holds_no_page_back_and_keeps_what_was_accepted()
    {
        using var disk = OrSkip(FailingDisk.TryMount());
        await using var server = await StartAsync(disk.Path);
        await PostAsync(server, "Before", 200);
        await MessageAsync(server, "Before");

        disk.TurnReadOnly();
        await AssertStoreAwayAsync(server, "the store is read-only");

        await server.KillAsync();
        disk.Repair();
        await server.StartAgainAsync(Cancel);
        Assert.Equal(["Before"], await NamesAsync(server));
        await PostAsync(server, "During", 200);
    }

    internal static T OrSkip<T>(T? disk)
        where T : class
    {
        Assert.SkipWhen(disk is null && Environment.GetEnvironmentVariable("CI") != "true", "only root can mount a disk of its own");
        return disk ?? throw new InvalidOperationException("no disk could be mounted: continuous integration runs as root");
    }

    private static async Task<TocsinAnswer> PostAsync(TocsinProcess server, string name, int expected)
    {
        var answer = await server.Client.PostAlertAsync($$"""{"labels": {"alertname": "{{name}}"} }""", Cancel);
        Assert.True(answer.Status == expected, $"{name}: {answer}\n{server.Log}");
        return answer;
    }

    private static async Task<IEnumerable<string>> NamesAsync(TocsinProcess server) =>
        (await server.Client.AlertsAsync(Cancel)).Select(a => a.GetProperty("labels").GetProperty("alertname").GetString()!).Order();

    private Task<TocsinProcess> StartAsync(string disk) =>
        TocsinProcess.StartAsync(
            new TocsinOptions { StoragePath = Path.Combine(disk, "data"), Environment = new Dictionary<string, string> { ["SLACK_WEBHOOK_URL"] = _slack.Url } },
            Cancel);

    private Task<RecordedRequest> MessageAsync(TocsinProcess server, string name) => _slack.MessageAsync(name, _limit, server, Cancel);

    private async Task AssertStoreAwayAsync(TocsinProcess server, string trouble)
    {
        Assert.NotEqual("", (await PostAsync(server, "During", 503)).RetryAfter);
        var message = await MessageAsync(server, "During");
        Assert.Contains("Could not be stored:* the disk ", message.Text, StringComparison.Ordinal);
        await AssertReadyAsync(server, $"degraded: {trouble}; ");
        await PostAsync(server, "Before", 200); // only a refresh
        await PostAsync(server, "During", 503);
    }

    /// <summary>It is ready at any time; after the next look at the store at the latest, it says how the store is.</summary>
    private static Task AssertReadyAsync(TocsinProcess server, string start) => Eventually.BecomesTrueAsync(
        async () =>
        {
            var ready = await server.Client.GetAsync("/-/ready", Cancel);
            Assert.Equal(200, ready.Status);
            return ready.Body.StartsWith(start, StringComparison.Ordinal);
        },
        _limit, () => $"it is not {start}\n{server.Log}", Cancel);

    private async Task AssertRestartAsync(TocsinProcess server, params string[] names)
    {
        await server.KillAsync();
        await server.StartAgainAsync(Cancel);
        Assert.Equal(names, await NamesAsync(server));

        // What was owed would have gone out before this one.
        await PostAsync(server, "Fence", 200);
        await MessageAsync(server, "Fence");
        Assert.Equal(names.Length + 1, _slack.Requests.Count);
    }
}
