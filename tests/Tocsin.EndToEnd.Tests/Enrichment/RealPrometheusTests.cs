using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Enrichment.Prometheus;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Enrichment;

/// <summary>The steps against the real thing: what it accepts, what it gives, and how it complains.</summary>
public sealed class RealPrometheusTests : IAsyncLifetime
{
    private const string Hostile = "x\"} or {__name__=~\".+' ` \\ \n \0 \uFFFD 💥 .*|[a-z]^-$";

    private readonly HttpClient _http = EnrichmentHttp.CreateClient();
    private readonly Meter _meter = new("Tocsin");
    private WebApplication _metrics = null!;
    private RealPrometheus? _prometheus;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RealPrometheus.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", RealPrometheus.WhyMissing);
        _metrics = await ServeMetricsAsync();
        _prometheus = await RealPrometheus.StartAsync(
            new RealPrometheusOptions { ScrapeConfigs = $"- {{ job_name: cadvisor, static_configs: [{{ targets: ['{new Uri(_metrics.Urls.First()).Authority}'] }}] }}" }, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _meter.Dispose();
        await (_prometheus?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_metrics?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Theory]
    [InlineData("vector(0.42)", "cores", "0.42 cores")]
    [InlineData("scalar(vector(536870912))", "bytes", "512.00 MiB")]
    [InlineData("vector(1) / 0", "", "N/A")]
    [InlineData("no_such_metric", "", "N/A")]
    public async Task Instant_queries_give_values(string query, string unit, string expected) =>
        Assert.Equal(expected, (await AskAsync(query, unit, TimeSpan.Zero)).Text);

    [Fact]
    public async Task A_range_query_gives_the_course()
    {
        var evidence = await AskAsync("vector(0.42)", "cores", TimeSpan.FromMinutes(10));
        Assert.Equal("0.42 cores (0.42 cores to 0.42 cores in 10m)", evidence.Text);
        Assert.Equal(11, evidence.Points.Count);
    }

    [Fact]
    public async Task A_wrong_query_is_explained_by_Prometheus()
    {
        var evidence = await AskAsync("sum(", "", TimeSpan.Zero);
        Assert.Equal(EvidenceStatus.Error, evidence.Status);
        Assert.StartsWith("prom refused the query: invalid parameter \"query\": 1:5: parse error", evidence.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""count({__name__=~".+",x="{{ .Labels.x }}"}) or vector(-1)""")]
    [InlineData("""count({__name__=~".+",x='{{ .Labels.x }}'}) or vector(-1)""")]
    [InlineData("""count({__name__=~".+",x=~"{{ .Labels.x }}"}) or vector(-1)""")]
    [InlineData("""count({__name__=~".+",x=~'[{{ .Labels.x }}]+only'}) or vector(-1)""")]
    public async Task A_hostile_label_finds_nothing_and_breaks_nothing(string query) =>
        Assert.Equal("-1", (await AskAsync(query, "", TimeSpan.Zero)).Text);

    [Theory]
    [InlineData("""label_replace(vector(1), "x", "{{ .Labels.x }}", "", "") == on(x) label_replace(vector(1), "x", '{{ .Labels.x }}', "", "")""")]
    public async Task Escaped_values_are_the_same_in_both_kinds_of_quotes(string query) =>
        Assert.Equal("1", (await AskAsync(query, "", TimeSpan.Zero)).Text);

    [Theory]
    [InlineData("labelled", "container=~\"web|proxy\"", "30.00 MiB")]
    [InlineData("unlabelled", "id=\"/\"", "50.00 MiB")]
    public async Task The_default_works_with_and_without_the_container_label(string pod, string meant, string memory)
    {
        IReadOnlyList<Evidence> evidence = [];
        for (var attempt = 0; attempt < 150 && evidence.Count(e => e.Value > 0) < 2; attempt++)
        {
            // A new engine each time, because one gives a kept answer for ten seconds.
            var engine = EnrichmentEngine.Build(
                EnrichmentDefaults.ForPrometheus(_prometheus!.Url, TimeProvider.System), _http, TimeProvider.System, NullLoggerFactory.Instance, _meter);
            evidence = (await engine.EnrichAsync([Alert(("namespace", "shop"), ("pod", pod))], Stop))[0].Evidence;
            await Task.Delay(TimeSpan.FromMilliseconds(100), Stop);
        }

        Assert.Equal(["cpu", "memory"], evidence.Select(e => e.Name));
        Assert.EndsWith(" cores", evidence[0].Text, StringComparison.Ordinal);

        // In one query, because the rate of a young counter changes from scrape to scrape.
        var share = $$"""({{evidence[0].Query}}) / sum(rate(container_cpu_usage_seconds_total{pod="{{pod}}",{{meant}}}[5m]))""";
        Assert.Equal("1", (await AskAsync(share, "", TimeSpan.Zero)).Text);
        Assert.Equal(memory, evidence[1].Text);
    }

    [Fact]
    public async Task A_frozen_Prometheus_costs_the_budget_and_no_more()
    {
        _prometheus!.Freeze();
        var started = TimeProvider.System.GetTimestamp();
        var evidence = await AskAsync("vector(1)", "", TimeSpan.Zero, TimeSpan.FromSeconds(1));
        var took = TimeProvider.System.GetElapsedTime(started);
        _prometheus.Thaw();
        Assert.Equal((EvidenceStatus.Timeout, "prom did not answer within 1s"), (evidence.Status, evidence.Reason));
        Assert.InRange(took, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(2));
    }

    /// <summary>cAdvisor's metrics of two pods: one as usual, one of a container runtime that gives no container label.</summary>
    private static async Task<WebApplication> ServeMetricsAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var started = TimeProvider.System.GetTimestamp();
        app.Run(context => context.Response.WriteAsync(
            Series("labelled", "/", "", 0.35, 35, started) + Series("labelled", "/p", "POD", 0.01, 1, started)
            + Series("labelled", "/a", "web", 0.1, 10, started) + Series("labelled", "/b", "proxy", 0.2, 20, started)
            + Series("unlabelled", "/", "", 0.5, 50, started) + Series("unlabelled", "/a", "", 0.2, 20, started),
            Stop));
        await app.StartAsync(Stop);
        return app;
    }

    private static string Series(string pod, string id, string container, double cores, int mebibytes, long started)
    {
        var labels = $$"""{namespace="shop",pod="{{pod}}",id="{{id}}",container="{{container}}"}""";
        var seconds = 1000 + (TimeProvider.System.GetElapsedTime(started).TotalSeconds * cores);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"container_cpu_usage_seconds_total{labels} {seconds}\ncontainer_memory_working_set_bytes{labels} {mebibytes * 1048576L}\n");
    }

    private static Alert Alert(params (string, string)[] labels)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new Alert { Labels = LabelSet.Of(labels), StartsAt = now, EndsAt = now.AddHours(1), UpdatedAt = now };
    }

    private Task<Evidence> AskAsync(string query, string unit, TimeSpan range) => AskAsync(query, unit, range, TimeSpan.FromSeconds(10));

    private async Task<Evidence> AskAsync(string query, string unit, TimeSpan range, TimeSpan timeout)
    {
        Assert.True(PromQlTemplate.TryParse(query, TimeProvider.System, out var template, out var error), error);
        var server = new PrometheusServer(new PrometheusSource { Name = "prom", Url = _prometheus!.Url }, _http, TimeProvider.System);
        var step = new PrometheusStep("step", server, template, unit, new QueryWindow(range, TimeSpan.FromMinutes(1), timeout));
        return await step.GatherAsync(Alert(("x", Hostile)), Stop);
    }
}
