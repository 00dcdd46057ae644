using System.Net;
using System.Text;

namespace Tocsin.Http;

/// <summary>Asks a SOCKS proxy, version 5, for a connection (RFC 1928, RFC 1929). It is the proxy that resolves the host's name.</summary>
internal static class Socks5
{
    private const byte Version = 5;
    private const byte NoAuthentication = 0;
    private const byte UserAndPassword = 2;

    /// <exception cref="HttpPathException">The proxy refused, or answered something else.</exception>
    public static async Task ConnectAsync(Stream stream, string host, int port, string userInfo, CancellationToken cancellationToken)
    {
        byte[] methods = userInfo.Length > 0 ? [NoAuthentication, UserAndPassword] : [NoAuthentication];
        await stream.WriteAsync((byte[])[Version, (byte)methods.Length, .. methods], cancellationToken);
        var chosen = await ReadAsync(stream, 2, cancellationToken);
        if (chosen[0] != Version || !methods.Contains(chosen[1]))
        {
            throw Refused(chosen[0] != Version ? "it does not speak SOCKS 5" : "it wants another authentication");
        }

        if (chosen[1] == UserAndPassword)
        {
            await AuthenticateAsync(stream, userInfo, cancellationToken);
        }

        await stream.WriteAsync((byte[])[Version, 1, 0, .. Address(host), (byte)(port >> 8), (byte)port], cancellationToken);
        var answer = await ReadAsync(stream, 4, cancellationToken);
        if (answer[1] != 0)
        {
            throw Refused(Reason(answer[1]));
        }

        // Where it connected from follows, and does not matter.
        var length = answer[3] switch { 1 => 4, 4 => 16, _ => (await ReadAsync(stream, 1, cancellationToken))[0] };
        await ReadAsync(stream, length + 2, cancellationToken);
    }

    private static async Task AuthenticateAsync(Stream stream, string userInfo, CancellationToken cancellationToken)
    {
        var parts = userInfo.Split(':', 2).Select(Uri.UnescapeDataString).Select(Encoding.UTF8.GetBytes).ToArray();
        var (user, password) = (parts[0], parts.Length > 1 ? parts[1] : []);
        if (user.Length > byte.MaxValue || password.Length > byte.MaxValue)
        {
            throw Refused("its user or password is too long for SOCKS");
        }

        await stream.WriteAsync((byte[])[1, (byte)user.Length, .. user, (byte)password.Length, .. password], cancellationToken);
        if ((await ReadAsync(stream, 2, cancellationToken))[1] != 0)
        {
            throw Refused("it did not accept user and password");
        }
    }

    private static byte[] Address(string host)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            return [(byte)(address.GetAddressBytes().Length == 4 ? 1 : 4), .. address.GetAddressBytes()];
        }

        var name = Encoding.UTF8.GetBytes(host);
        return name.Length <= byte.MaxValue ? [3, (byte)name.Length, .. name] : throw Refused("the host's name is too long for SOCKS");
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static string Reason(byte code) => code switch
    {
        1 => "general failure",
        2 => "its rules forbid it",
        3 => "the network is unreachable",
        4 => "the host is unreachable",
        5 => "the connection was refused",
        6 => "the connection took too long",
        _ => "it can't do that",
    };

    private static HttpPathException Refused(string why) => new($"could not connect: the proxy refused: {why}");
}
