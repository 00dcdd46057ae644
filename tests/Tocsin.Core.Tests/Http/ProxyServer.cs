using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Tocsin.Http;

/// <summary>
/// A proxy on 127.0.0.1 that keeps what it was asked for and leads everything to one server: CONNECT and plain requests of HTTP, and SOCKS 5.
/// </summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly int _target;
    private readonly TestCertificate? _certificate;

    public ProxyServer(int target, TestCertificate? certificate = null)
    {
        (_target, _certificate) = (target, certificate);
        _listener.Start();
        Running = RunAsync();
    }

    /// <summary>The head of each request over HTTP, and of each over SOCKS what it asked for: <c>host:port user:password</c>.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What to answer instead of leading on; empty to lead on.</summary>
    public string Refusal { get; set; } = "";

    private Task Running { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await Running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate.WithKey }, _stop.Token);
                    stream = tls;
                }

                var first = (await ReadAsync(stream, 1))[0];
                await (first == 5 ? SocksAsync(stream) : HttpAsync(stream, first));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task HttpAsync(Stream stream, byte first)
    {
        var head = new StringBuilder().Append((char)first);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append((char)(await ReadAsync(stream, 1))[0]);
        }

        _asked.Enqueue(head.ToString());
        if (Refusal.Length > 0)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Refusal), _stop.Token);
            return;
        }

        var isTunnel = head.ToString().StartsWith("CONNECT ", StringComparison.Ordinal);
        if (isTunnel)
        {
            await stream.WriteAsync("HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n"u8.ToArray(), _stop.Token);
        }

        await LeadAsync(stream, isTunnel ? [] : Encoding.ASCII.GetBytes(head.ToString()));
    }

    private async Task SocksAsync(Stream stream)
    {
        var methods = await ReadAsync(stream, (await ReadAsync(stream, 1))[0]);
        var user = "";
        var withUser = methods.Contains((byte)2);
        await stream.WriteAsync((byte[])[5, (byte)(withUser ? 2 : 0)], _stop.Token);
        if (withUser)
        {
            await ReadAsync(stream, 1);
            user = " " + await TextAsync(stream) + ":" + await TextAsync(stream);
            await stream.WriteAsync((byte[])[1, 0], _stop.Token);
        }

        var kind = (await ReadAsync(stream, 4))[3];
        var host = kind == 3 ? await TextAsync(stream) : new IPAddress(await ReadAsync(stream, kind == 1 ? 4 : 16)).ToString();
        var port = await ReadAsync(stream, 2);
        _asked.Enqueue($"{host}:{port[0] * 256 + port[1]}{user}");
        await stream.WriteAsync((byte[])[5, (byte)(Refusal.Length > 0 ? 5 : 0), 0, 1, 0, 0, 0, 0, 0, 0], _stop.Token);
        if (Refusal.Length == 0)
        {
            await LeadAsync(stream, []);
        }
    }

    private async Task LeadAsync(Stream stream, byte[] start)
    {
        using var target = new TcpClient();
        await target.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
        await target.GetStream().WriteAsync(start, _stop.Token);
        await Task.WhenAny(stream.CopyToAsync(target.GetStream(), _stop.Token), target.GetStream().CopyToAsync(stream, _stop.Token));
    }

    private async Task<string> TextAsync(Stream stream) => Encoding.UTF8.GetString(await ReadAsync(stream, (await ReadAsync(stream, 1))[0]));

    private async Task<byte[]> ReadAsync(Stream stream, int length)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, _stop.Token);
        return bytes;
    }
}
