using System.Net;
using System.Net.Sockets;

namespace Tocsin.Compare.Load;

/// <summary>One kept-alive connection that sends a request and waits for its answer, without parsing more of it than it must.</summary>
internal sealed class HttpConnection(IPEndPoint server) : IDisposable
{
    /// <summary>Counted instead of a status when no answer came.</summary>
    public const int NoAnswer = 0;

    private const int TimeoutMilliseconds = 60_000;

    private readonly byte[] _received = new byte[64 * 1024];
    private Socket? _socket;

    public void Connect()
    {
        _socket?.Dispose();
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = TimeoutMilliseconds,
            ReceiveTimeout = TimeoutMilliseconds,
        };
        _socket.Connect(server);
    }

    /// <summary>Returns the status of the answer, or <see cref="NoAnswer"/>. After a failure the next request gets a new connection.</summary>
    public int Send(ReadOnlySpan<byte> request)
    {
        try
        {
            if (_socket is null)
            {
                Connect();
            }

            var status = Exchange(_socket!, request);
            if (status != 200)
            {
                Disconnect();
            }

            return status;
        }
        catch (SocketException)
        {
            Disconnect();
            return NoAnswer;
        }
    }

    public void Dispose() => Disconnect();

    private int Exchange(Socket socket, ReadOnlySpan<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[socket.Send(request)..];
        }

        var used = 0;
        do
        {
            var read = used < _received.Length ? socket.Receive(_received.AsSpan(used)) : 0;
            if (read == 0)
            {
                return NoAnswer;
            }

            used += read;
        }
        while (HttpFraming.MessageLength(_received.AsSpan(0, used)) is null);

        return HttpFraming.Status(_received.AsSpan(0, used));
    }

    private void Disconnect()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
