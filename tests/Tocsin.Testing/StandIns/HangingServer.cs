using System.Net;
using System.Net.Sockets;

namespace Tocsin.Testing.StandIns;

/// <summary>A machine that hangs: it takes connections and never answers.</summary>
public sealed class HangingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public HangingServer()
    {
        // What is not accepted by the program is accepted by the system, up to the backlog, and stays without an answer.
        _listener.Start();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    public void Dispose() => _listener.Dispose();
}
