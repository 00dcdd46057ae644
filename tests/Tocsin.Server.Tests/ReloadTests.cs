using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Tocsin.Server.Commands;
using Tocsin.Testing;
using Tocsin.Testing.StandIns;

namespace Tocsin.Server;

/// <summary>Reloads of the whole server, in process, over real HTTP. SIGHUP is tested with a process of its own.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private WebhookRecorder _recorder = null!;
    private ServerApp _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _recorder = await WebhookRecorder.StartAsync(0, Cancel);
        Write(Config());
        _app = new ServerApp(Options());
        await _app.StartAsync(Cancel);
        _http = new HttpClient { BaseAddress = _app.Urls.First() };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _recorder.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("no yaml: [", "tocsin.yml: line 2, column 1: not valid YAML")]
    [InlineData("route: { receiver: nobody }\nreceivers: [{ name: a }]\n", "undefined receiver \"nobody\" used in route")]
    [InlineData("route: { receiver: a }\nreceivers: [{ name: a, discord_configs: [{ webhook_url: 'http://127.0.0.1/' }] }]\n", "can't send to it yet")]
    [InlineData("templates: [x]\n", "tocsin.yml: line 1, column 1: no routes provided")]
    public async Task A_file_that_cannot_be_used_is_refused_with_the_reason_and_the_configuration_before_stays(string text, string reason)
    {
        Write(text);
        var (status, body) = await ReloadAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.StartsWith("failed to reload config: ", body, StringComparison.Ordinal);
        Assert.Contains(reason, body, StringComparison.Ordinal);
        Assert.Equal("0", await MetricAsync("tocsin_config_last_reload_successful"));
        await FireAsync("Down");
        await WaitForAsync("a", "Down");

        Write(Config("b"));
        Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        Assert.Equal("1", await MetricAsync("tocsin_config_last_reload_successful"));
        await FireAsync("Up");
        await WaitForAsync("b", "Up");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_refused_too()
    {
        File.Delete(_folder.PathOf("tocsin.yml"));
        var (status, body) = await ReloadAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains("no such file", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reloads_while_alerts_come_lose_nothing_and_tell_nothing_twice()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var reloading = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReloadUntilAsync(stop.Token)));
        string[] names = [.. Enumerable.Range(0, 200).Select(i => $"Alert{i}")];
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel }, async (name, _) => await FireAsync(name));
        await Eventually.BecomesTrueAsync(() => Told().Count >= names.Length, _limit, () => $"{Told().Count} of {names.Length} were told", Cancel);
        await stop.CancelAsync();
        var reloads = (await reloading).Sum();
        await FireAsync("Last");
        await WaitForAsync("a", "Last");

        Assert.True(reloads > 3, $"{reloads} reloads");
        Assert.Equal(names.Append("Last").Order(StringComparer.Ordinal), Told().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_reloads_leave_no_more_metrics_than_one()
    {
        await FireAsync("Down");
        await WaitForAsync("a", "Down");
        Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        var before = await SeriesAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        }

        Assert.Equal(before, await SeriesAsync());
        Assert.Contains("tocsin_config_last_reload_successful", before);
    }

    [Fact]
    public async Task Templates_and_URLs_are_those_of_the_new_configuration()
    {
        var file = _folder.Write("paths.tmpl", """{{ define "path" }}one{{ end }}""");
        Write(Config("""{{ template "path" . }}""", $"templates: ['{file}']"));
        Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        await FireAsync("First");
        await WaitForAsync("one", "First");

        _folder.Write("paths.tmpl", """{{ define "path" }}two{{ end }}""");
        Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        await FireAsync("Second");
        await WaitForAsync("two", "Second");
    }

    [Fact]
    public async Task Time_intervals_and_inhibitions_are_those_of_the_new_configuration()
    {
        Write(Config("a", """
            inhibit_rules: [{ source_matchers: [alertname = Source], target_matchers: [alertname = Target] }]
            time_intervals: [{ name: always, time_intervals: [{ times: [{ start_time: '00:00', end_time: '24:00' }] }] }]
            """, "routes: [{ matchers: [alertname = Muted], mute_time_intervals: [always] }]"));
        Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        foreach (var name in (string[])["Source", "Target", "Muted", "Last"])
        {
            await FireAsync(name);
            await (name is "Source" or "Last" ? WaitForAsync("a", name) : Task.CompletedTask);
        }

        Assert.Equal(["Source", "Last"], Told());

        // What was held back is told with the next tick of its group.
        Write(Config());
        Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        await WaitForAsync("a", "Target");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Config(string path = "a", string more = "", string ofRoute = "") => $$"""
        route: { receiver: a, group_by: [alertname], group_wait: 0s, group_interval: 3s, repeat_interval: 24h{{(ofRoute.Length > 0 ? ", " + ofRoute : "")}} }
        receivers: [{ name: a, webhook_configs: [{ url: '{{_recorder.Url}}/{{path}}' }] }]
        {{more}}
        """;

    private void Write(string config) => _folder.Write("tocsin.yml", config);

    private async Task<(HttpStatusCode Status, string Body)> ReloadAsync()
    {
        using var answer = await _http.PostAsync("/-/reload", null, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<int> ReloadUntilAsync(CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            Assert.Equal((HttpStatusCode.OK, ""), await ReloadAsync());
        }

        return count;
    }

    private async Task FireAsync(string name)
    {
        using var content = new StringContent($$"""[{"labels": {"alertname": "{{name}}" } }]""", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/api/v2/alerts", content, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task WaitForAsync(string path, string name) => Eventually.BecomesTrueAsync(
        () => _recorder.Requests.Any(r => WebhookRecorder.ReceiverOf(r) == path && NamesOf(r).Contains(name)),
        _limit,
        () => $"{name} was not told to {path}; told were {string.Join(", ", Told())}",
        Cancel);

    private List<string> Told() => [.. _recorder.Requests.SelectMany(NamesOf)];

    private static IEnumerable<string> NamesOf(RecordedRequest request) =>
        request.Json.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("labels").GetProperty("alertname").GetString()!);

    private async Task<string> MetricAsync(string name) =>
        (await _http.GetStringAsync("/metrics", Cancel)).Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1];

    /// <summary>The names of all series, with their labels.</summary>
    private async Task<List<string>> SeriesAsync() =>
        [.. (await _http.GetStringAsync("/metrics", Cancel)).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.LastIndexOf(' ')])];

    private ServeOptions Options() => TestOptions.In(_folder, _folder.PathOf("tocsin.yml")) with { LogLevel = LogLevel.Error };
}
