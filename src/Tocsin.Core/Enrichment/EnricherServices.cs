using Tocsin.Enrichment.Prometheus;

namespace Tocsin.Enrichment;

/// <summary>What steps are built with. Steps that ask the same source share its server object, and with it cache and limits.</summary>
internal sealed class EnricherServices(HttpClient http, TimeProvider time)
{
    private readonly Dictionary<string, PrometheusServer> _servers = new(StringComparer.Ordinal);

    public PrometheusServer Prometheus(PrometheusSource source)
    {
        if (!_servers.TryGetValue(source.Name, out var server))
        {
            server = _servers[source.Name] = new PrometheusServer(source, http, time);
        }

        return server;
    }
}
