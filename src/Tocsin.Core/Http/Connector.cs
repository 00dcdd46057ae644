using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;

namespace Tocsin.Http;

/// <summary>
/// Opens connections for a client: to the destination or its proxy, through the proxy, and with TLS. All of it stands here and not in .NET's
/// handler because that can't check another name than the URL's, send headers to a proxy, or say in words without secrets what failed.
/// </summary>
internal sealed class Connector(TlsConfig tls, TlsMaterial material, ProxyConfig proxyConfig, ProxyRoutes routes, bool http2, TimeProvider time)
{
    private static readonly TimeSpan _longestWay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestHandshake = TimeSpan.FromSeconds(10); // Upstream's.

    private readonly TlsHandshake _handshake = new(tls, material);

    // .NET's handler speaks HTTP/1.1 to a host that did so once, whatever is agreed upon later.
    private readonly ConcurrentDictionary<string, bool> _withoutHttp2 = new(StringComparer.Ordinal);

    /// <summary>Opens a connection. For plain HTTP through an HTTP proxy, it ends at the proxy.</summary>
    /// <exception cref="HttpPathException">It could not be opened.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.InitialRequestMessage.RequestUri!;
        var proxy = routes.For(target);
        var stream = await WithinAsync(_longestWay, token => WayAsync(target, proxy, token), cancellationToken);
        return target.Scheme == "https" ? await SecureAsync(stream, target, cancellationToken) : stream;
    }

    /// <summary>The connection, through the proxy if there is one, but for the TLS with the destination.</summary>
    private async Task<Stream> WayAsync(Uri target, Uri? proxy, CancellationToken cancellationToken)
    {
        if (proxy is null)
        {
            return await OpenAsync(target.IdnHost, target.Port, "", cancellationToken);
        }

        var port = proxy.Port < 0 ? 1080 : proxy.Port;
        var stream = await OpenAsync(proxy.IdnHost, port, "the proxy: ", cancellationToken);
        try
        {
            if (proxy.Scheme == "https")
            {
                stream = await _handshake.WithAsync(stream, proxy.IdnHost, [], cancellationToken);
            }

            if (proxy.Scheme is "socks5" or "socks5h")
            {
                await Socks5.ConnectAsync(stream, target.IdnHost, target.Port, proxy.UserInfo, cancellationToken);
            }
            else if (target.Scheme == "https")
            {
                var host = target.IdnHost.Contains(':', StringComparison.Ordinal) ? $"[{target.IdnHost}]" : target.IdnHost;
                await ProxyTunnel.OpenAsync(stream, $"{host}:{target.Port}", proxy, proxyConfig, cancellationToken);
            }

            return stream;
        }
        catch (Exception e)
        {
            await stream.DisposeAsync();
            throw e is IOException ? new HttpPathException("could not connect: the proxy closed the connection") : e;
        }
    }

    private static async Task<Stream> OpenAsync(string host, int port, string whom, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e)
        {
            socket.Dispose();
            throw e is SocketException failure ? new HttpPathException($"could not connect: {whom}{Describe(failure)}") : e;
        }
    }

    private static string Describe(SocketException e) => e.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
        ? "the host's name could not be resolved"
        : e.SocketErrorCode.ToString();

    private async Task<Stream> SecureAsync(Stream stream, Uri target, CancellationToken cancellationToken)
    {
        var host = $"{target.IdnHost}:{target.Port}";
        List<SslApplicationProtocol> protocols = http2 && !_withoutHttp2.ContainsKey(host) ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [];
        var secure = await WithinAsync(_longestHandshake, token => _handshake.WithAsync(stream, target.IdnHost, protocols, token), cancellationToken);
        if (secure.NegotiatedApplicationProtocol != SslApplicationProtocol.Http2)
        {
            _withoutHttp2[host] = true;
        }

        return secure;
    }

    private async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpPathException($"could not connect within {(int)limit.TotalSeconds}s");
        }
    }
}
