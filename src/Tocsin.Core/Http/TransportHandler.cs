using System.Net;
using System.Text;

namespace Tocsin.Http;

/// <summary>
/// Sends requests over connections of its own. The certificates are read at each request, and when they have changed, new connections are
/// opened with them; those in use end with their requests.
/// </summary>
internal sealed class TransportHandler(TlsConfig tls, ProxyConfig proxy, bool http2, HttpSurroundings surroundings) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly ProxyRoutes _routes = ProxyRoutes.From(proxy, surroundings.Environment);
    private Connections? _current;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        if (request.RequestUri!.Scheme == "http" && _routes.For(request.RequestUri) is { } asked && IsHttp(asked) && UrlCredentials.Basic(asked) is { } basic)
        {
            request.Headers.TryAddWithoutValidation("Proxy-Authorization", basic);
        }

        using var connections = Take();
        return await connections.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _current?.Dispose();
            _current = null;
        }

        base.Dispose(disposing);
    }

    private static bool IsHttp(Uri proxy) => proxy.Scheme is "http" or "https";

    private Connections Take()
    {
        var (texts, problem) = TlsTexts.Read(tls);
        if (problem.Length > 0)
        {
            throw new HttpPathException(problem);
        }

        lock (_lock)
        {
            if (_current is null || _current.Texts != texts)
            {
                var fresh = Open(texts);
                _current?.Dispose();
                _current = fresh;
            }

            return _current.Share();
        }
    }

    private Connections Open(TlsTexts texts)
    {
        var (material, problem) = TlsMaterial.Parse(texts, tls);
        if (problem.Length > 0)
        {
            throw new HttpPathException(problem);
        }

        var connector = new Connector(tls, material, proxy, _routes, http2, surroundings.Time);
        return new Connections(texts, new SocketsHttpHandler
        {
            // Nothing that Go's client, as upstream sets it up, would not do.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            Proxy = new PlainHttpProxy(_routes),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // The host's name is resolved anew from time to time.
            KeepAlivePingDelay = TimeSpan.FromMinutes(1),
            ConnectCallback = connector.ConnectAsync,
        });
    }

    /// <summary>Makes .NET's handler ask an HTTP proxy for what is plain HTTP. All other ways through proxies are the connector's.</summary>
    private sealed class PlainHttpProxy(ProxyRoutes routes) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) =>
            destination.Scheme == "http" && routes.For(destination) is { } proxy && IsHttp(proxy)
                ? new UriBuilder("http", proxy.Host, proxy.Port).Uri
                : null;

        public bool IsBypassed(Uri host) => GetProxy(host) is null;
    }
}
