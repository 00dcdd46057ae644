using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Testing.StandIns;

namespace Tocsin.Enrichment;

public sealed class EnrichmentDefaultsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = Given.Clock();
    private readonly HttpClient _http = EnrichmentHttp.CreateClient();
    private readonly Meter _meter = new("Tocsin");
    private PrometheusStandIn _prometheus = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _prometheus = await PrometheusStandIn.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _meter.Dispose();
        await _prometheus.DisposeAsync();
    }

    [Fact]
    public async Task CPU_and_memory_of_the_alerts_pod_are_asked_for()
    {
        _prometheus.Answer(request => PrometheusAnswers.Vector(request.Query.Contains("cpu", StringComparison.Ordinal) ? 0.42 : 536870912));
        var evidence = await EnrichAsync(("namespace", "shop"), ("pod", "web-1"));
        Assert.Equal([("cpu", "0.42 cores", 0.42), ("memory", "512.00 MiB", 536870912)], evidence.Select(e => (e.Name, e.Text, e.Value!.Value)));
        Assert.Contains("""container_cpu_usage_seconds_total{namespace="shop",pod="web-1",container!="",container!="POD"}[5m]""", evidence[0].Query, StringComparison.Ordinal);
        Assert.Contains("""or max(container_memory_working_set_bytes{namespace="shop",pod="web-1",container=""})""", evidence[1].Query, StringComparison.Ordinal);
        Assert.All(evidence, e => Assert.Equal((EnrichmentDefaults.SourceName, Given.Noon), (e.Source, e.At)));
        Assert.Empty(_prometheus.Refused);
    }

    [Fact]
    public async Task Alerts_without_a_pod_are_not_looked_into()
    {
        Assert.Empty(await EnrichAsync(("namespace", "shop")));
        Assert.Empty(await EnrichAsync(("pod", "web-1")));
        Assert.Empty(_prometheus.Requests);
    }

    [Fact]
    public async Task A_hanging_Prometheus_costs_the_budget_and_is_named()
    {
        _prometheus.Answer(PrometheusAnswers.HangAfterHalf());
        var enriching = EnrichAsync(("namespace", "shop"), ("pod", "web-1"));
        await _prometheus.WaitForRequestsAsync(2, Stop);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.All(await enriching, e =>
            Assert.Equal((EvidenceStatus.Timeout, "N/A", "prometheus did not answer within 5s"), (e.Status, e.Text, e.Reason)));
    }

    [Fact]
    public async Task The_attack_in_a_label_stays_in_the_string()
    {
        await EnrichAsync(("namespace", "shop"), ("pod", "x\"} or {__name__=~\".+"));
        Assert.All(_prometheus.Requests, r => Assert.Contains("""pod="x\"} or {__name__=~\".+",container""", r.Query, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<Evidence>> EnrichAsync(params (string, string)[] labels)
    {
        var engine = EnrichmentEngine.Build(EnrichmentDefaults.ForPrometheus(_prometheus.Url, TimeProvider.System), _http, _time, NullLoggerFactory.Instance, _meter);
        return (await engine.EnrichAsync([Given.Alert(labels)], Stop))[0].Evidence;
    }
}
