using System.Net;

namespace Tocsin.Enrichment;

/// <summary>The connection to sources of evidence.</summary>
internal static class EnrichmentHttp
{
    /// <summary>
    /// A client without redirects (they would carry credentials to where nobody configured them), cookies and a timeout of its own:
    /// each request has one, measured by the clock that everything else goes by.
    /// </summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false, // A proxy would be configured; one that the environment names would see credentials.
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
