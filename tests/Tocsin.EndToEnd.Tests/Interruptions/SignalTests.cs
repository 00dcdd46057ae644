using System.Globalization;
using Tocsin.Testing;
using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Interruptions;

/// <summary>SIGHUP, and what reloads leave behind in a process.</summary>
public sealed class SignalTests
{
    private const string Successful = "tocsin_config_last_reload_successful";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SIGHUP_reloads_and_a_bad_file_changes_nothing_but_the_metric()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Cancel);
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Config = Config(recorder, "a") }, Cancel);
        await WaitForAsync(server, 1);

        server.WriteConfig("route: {}\n");
        await server.SignalAsync("HUP");
        await WaitForAsync(server, 0);
        await TellAsync(server, recorder, "First", "a");

        server.WriteConfig(Config(recorder, "b"));
        await server.SignalAsync("HUP");
        await WaitForAsync(server, 1);
        await TellAsync(server, recorder, "Second", "b");
    }

    [Fact]
    public async Task Many_reloads_leave_nothing_behind_in_memory()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Cancel);
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Config = Config(recorder, "a") }, Cancel);
        await TellAsync(server, recorder, "First", "a");
        await ReloadAsync(server, 100);
        var (memory, files) = (await MetricAsync(server, "process_resident_memory_bytes"), await MetricAsync(server, "process_open_fds"));
        await ReloadAsync(server, 100);

        var (more, open) = (await MetricAsync(server, "process_resident_memory_bytes"), await MetricAsync(server, "process_open_fds"));
        Assert.True(more < memory + (32 << 20), $"{memory} bytes became {more}");
        Assert.True(open < files + 10, $"{files} files became {open}");
    }

    private static string Config(WebhookRecorder recorder, string path) => $$"""
        route: { receiver: a, group_by: [alertname], group_wait: 0s, group_interval: 1m }
        receivers: [{ name: a, webhook_configs: [{ url: '{{recorder.Url}}/{{path}}' }] }]
        """;

    private static async Task ReloadAsync(TocsinProcess server, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(200, (await server.Client.PostAsync("/-/reload", "", Cancel)).Status);
        }
    }

    private static async Task TellAsync(TocsinProcess server, WebhookRecorder recorder, string name, string path)
    {
        Assert.Equal(200, (await server.Client.PostAsync("/api/v2/alerts", $$"""[{"labels": {"alertname": "{{name}}" } }]""", Cancel)).Status);
        await Eventually.BecomesTrueAsync(
            () => recorder.Requests.Any(r => WebhookRecorder.ReceiverOf(r) == path && r.Text.Contains($"\"{name}\"", StringComparison.Ordinal)),
            _limit,
            () => $"{name} was not told to {path}\n{server.Log}",
            Cancel);
    }

    private static Task WaitForAsync(TocsinProcess server, double value) => Eventually.BecomesTrueAsync(
        async () => await MetricAsync(server, Successful) == value, _limit, () => $"{Successful} does not become {value}\n{server.Log}", Cancel);

    private static async Task<double> MetricAsync(TocsinProcess server, string name) => double.Parse(
        (await server.Client.GetAsync("/metrics", Cancel)).Body.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1],
        CultureInfo.InvariantCulture);
}
