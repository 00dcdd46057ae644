using System.Globalization;
using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Paging;

/// <summary>The whole way with a real Prometheus: it scrapes a pod, its rule fires, it tells Tocsin, Tocsin asks it for evidence and tells Slack.</summary>
public sealed class PrometheusPagesTests : IAsyncLifetime
{
    private const string CpuValue = """\*CPU\*\\n0\.\d+ cores""";
    private const string MemoryValue = """\*Memory\*\\n512\.00 MiB""";
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(40);

    private readonly int _port = Pages.FreePort();
    private SlackStandIn _slack = null!;
    private WatchedPod? _pod;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackStandIn.StartAsync(cancellationToken: Cancel);
        _pod = await WatchedPod.StartAsync("shop", "checkout-7d9f", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}"), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await (_pod?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_rule_that_fires_pages_with_values_and_resolves_when_it_stops()
    {
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Port = _port, Config = Config() }, Cancel);

        var firing = await _slack.MessageAsync("PodMemoryHigh", _limit, server, Cancel);
        AssertHasValues(firing);

        _pod!.FreeMemory();
        var resolved = await _slack.MessageAsync("RESOLVED", _limit, server, Cancel);
        Assert.Contains("PodMemoryHigh", resolved.Text, StringComparison.Ordinal);
        Assert.Contains("checkout-7d9f", resolved.Text, StringComparison.Ordinal);
        Assert.Equal(2, _slack.Requests.Count);
        Assert.Empty(await server.Client.AlertsAsync(Cancel));
    }

    [Fact]
    public async Task Two_variables_are_configuration_enough()
    {
        var environment = new Dictionary<string, string> { ["SLACK_WEBHOOK_URL"] = _slack.Url, ["PROMETHEUS_URL"] = _pod!.PrometheusUrl.ToString() };
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Port = _port, Environment = environment }, Cancel);

        AssertHasValues(await _slack.MessageAsync("PodMemoryHigh", _limit, server, Cancel));
    }

    private static void AssertHasValues(RecordedRequest message)
    {
        Assert.Matches(CpuValue, message.Text);
        Assert.Matches(MemoryValue, message.Text);
        Assert.DoesNotContain("N/A", message.Text, StringComparison.Ordinal);
        Assert.Contains("Pod checkout-7d9f uses much memory.", message.Text, StringComparison.Ordinal);
    }

    private string Config() => $$"""
        route: { receiver: team, group_by: [alertname, namespace, pod], group_wait: 0s, group_interval: 1s, repeat_interval: 4h }
        receivers:
        - name: team
          slack_app_configs: [{ webhook_url: '{{_slack.Url}}' }]
        {{Pages.Enrichments(_pod!.PrometheusUrl)}}
        """;
}
