using System.Buffers;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tocsin.Server.Observability;

/// <summary>Puts the metrics at <c>GET /metrics</c>.</summary>
internal static class MetricsEndpoint
{
    public static IServiceCollection AddTocsinMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(provider => new MetricsExposition(provider.GetRequiredService<IMeterFactory>()));
        return services;
    }

    /// <summary>Maps the endpoint. The collector listens from here on, before hosted services start and measure.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints, string pattern = "/metrics")
    {
        var metrics = endpoints.ServiceProvider.GetRequiredService<MetricsExposition>();
        return endpoints.MapGet(pattern, context => WriteAsync(metrics, context));
    }

    private static async Task WriteAsync(MetricsExposition metrics, HttpContext context)
    {
        // Written whole before a byte is sent: a slow reader never holds the lock of a scrape.
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        metrics.Write(buffer);
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
