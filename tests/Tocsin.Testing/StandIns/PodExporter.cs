using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tocsin.Testing.StandIns;

/// <summary>One pod's resources for a Prometheus to scrape, in the names and labels of cAdvisor. It uses a quarter of a core.</summary>
public sealed class PodExporter : IAsyncDisposable
{
    private const double Cores = 0.25;

    private readonly WebApplication _app;
    private readonly string _labels;
    private readonly long _started = Stopwatch.GetTimestamp();

    private PodExporter(WebApplication app, string ns, string pod)
    {
        _app = app;
        _labels = $$"""{namespace="{{ns}}",pod="{{pod}}",container="main",image="registry/main:1",id="/kubepods/burstable/pod1/c1",name="c1"}""";
    }

    /// <summary>Bytes, may be changed at any time.</summary>
    public long Memory { get; set; } = 512 * 1024 * 1024;

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_app.Urls.First()).Authority;

    public static async Task<PodExporter> StartAsync(string ns, string pod, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        var exporter = new PodExporter(builder.Build(), ns, pod);
        exporter._app.MapGet("/metrics", () => Results.Text(exporter.Metrics(), "text/plain; version=0.0.4"));
        await exporter._app.StartAsync(cancellationToken);
        return exporter;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Metrics() => string.Create(CultureInfo.InvariantCulture, $"""
        # TYPE container_cpu_usage_seconds_total counter
        container_cpu_usage_seconds_total{_labels} {Cores * Stopwatch.GetElapsedTime(_started).TotalSeconds}
        # TYPE container_memory_working_set_bytes gauge
        container_memory_working_set_bytes{_labels} {Memory}

        """);
}
