using Tocsin.Testing;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Paging;

/// <summary>A pod with a real Prometheus that scrapes it each second and alerts of its memory.</summary>
internal sealed class WatchedPod : IAsyncDisposable
{
    private PodExporter _exporter = null!;
    private RealPrometheus? _prometheus;

    private WatchedPod()
    {
    }

    public Uri PrometheusUrl => _prometheus!.Url;

    /// <param name="ns">The pod's namespace.</param>
    /// <param name="pod">Its name.</param>
    /// <param name="alertmanager">Where alerts are sent: host and port.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static async Task<WatchedPod> StartAsync(string ns, string pod, string? alertmanager, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(RealPrometheus.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", RealPrometheus.WhyMissing);
        var watched = new WatchedPod { _exporter = await PodExporter.StartAsync(ns, pod, cancellationToken) };
        try
        {
            watched._prometheus = await RealPrometheus.StartAsync(watched.Options(alertmanager), cancellationToken);
            return watched;
        }
        catch
        {
            await watched.DisposeAsync();
            throw;
        }
    }

    /// <summary>From here on the rule fires no more.</summary>
    public void FreeMemory() => _exporter.Memory = 64 * 1024 * 1024;

    /// <summary>Waits until the rate of a counter can be computed: two scrapes.</summary>
    public async Task HasRatesAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = PrometheusUrl };
        await Eventually.BecomesTrueAsync(
            async () => (await http.GetStringAsync(new Uri("api/v1/query?query=rate(container_cpu_usage_seconds_total[5m])", UriKind.Relative), cancellationToken))
                .Contains("\"pod\"", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30), () => "Prometheus has no rate of the pod's CPU", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await (_prometheus?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _exporter.DisposeAsync();
    }

    private RealPrometheusOptions Options(string? alertmanager) => new()
    {
        ScrapeConfigs = $"- {{ job_name: cadvisor, honor_labels: true, static_configs: [{{ targets: ['{_exporter.Address}'] }}] }}",
        Alertmanagers = alertmanager is null ? [] : [alertmanager],
        Rules = """
            groups:
            - name: pods
              rules:
              - alert: PodMemoryHigh
                expr: container_memory_working_set_bytes{container!=""} > 256 * 1024 * 1024
                for: 3s
                labels: { severity: critical }
                annotations: { summary: 'Pod {{ $labels.pod }} uses much memory.' }
            """,
    };
}
