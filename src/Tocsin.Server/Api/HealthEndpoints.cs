using Tocsin.Pipeline;

namespace Tocsin.Server.Api;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] _read = ["GET", "HEAD"];

    /// <param name="endpoints">Where to map.</param>
    /// <param name="node">The node; null until the stored state is read.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, Func<Node?> node)
    {
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        endpoints.MapMethods("/health", _read, () => Results.Text("""{"status":"healthy"}""", "application/json"));
        endpoints.MapMethods("/-/healthy", _read, () => "OK");
        endpoints.MapMethods("/-/ready", _read, () => node() switch
        {
            _ when stopping.IsCancellationRequested => Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable),
            null => Results.Text("starting: the stored state is being read", statusCode: StatusCodes.Status503ServiceUnavailable),
            { StoreTrouble: { Length: > 0 } trouble } => Results.Text($"degraded: {trouble}; alerts are paged from memory and can't be stored"),
            _ => Results.Text("OK"),
        });
    }
}
