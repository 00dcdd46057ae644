using System.Net;
using System.Net.Sockets;

namespace Tocsin.Compare.Load;

/// <summary>The receiver that both servers notify: answers 200 to everything and counts.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private long _received;

    private WebhookSink()
    {
        _listener.Start();
        _accepting = AcceptAsync(_stop.Token);
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    public long Received => Interlocked.Read(ref _received);

    public static WebhookSink Start() => new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptSocketAsync(cancellationToken), cancellationToken));
                connections.RemoveAll(connection => connection.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var _ = socket;
        var buffer = new byte[64 * 1024];
        var used = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(used), cancellationToken) is var read and > 0)
            {
                used += read;
                while (HttpFraming.MessageLength(buffer.AsSpan(0, used)) is { } length)
                {
                    buffer.AsSpan(length, used - length).CopyTo(buffer);
                    used -= length;
                    Interlocked.Increment(ref _received);
                    await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);
                }

                Array.Resize(ref buffer, used == buffer.Length ? buffer.Length * 2 : buffer.Length);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The server was stopped, or the run is over: nothing is owed to this connection.
        }
    }
}
