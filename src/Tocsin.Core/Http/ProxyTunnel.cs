using System.Globalization;
using System.Text;

namespace Tocsin.Http;

/// <summary>
/// Asks an HTTP proxy for a tunnel (CONNECT). .NET can do so, but not with headers of ours; and it shows user and password only when asked.
/// </summary>
internal static class ProxyTunnel
{
    private const int MaxAnswer = 16 * 1024;

    /// <exception cref="HttpPathException">The proxy refused, or answered something else.</exception>
    public static async Task OpenAsync(Stream stream, string hostAndPort, Uri proxy, ProxyConfig config, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Request(hostAndPort, proxy, config)), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        var status = await ReadStatusAsync(stream, cancellationToken);
        if (status != 200)
        {
            throw new HttpPathException(status == 0
                ? "could not connect: the proxy's answer is not HTTP"
                : string.Create(CultureInfo.InvariantCulture, $"could not connect: the proxy refused: HTTP {status}"));
        }
    }

    private static string Request(string hostAndPort, Uri proxy, ProxyConfig config)
    {
        var text = new StringBuilder($"CONNECT {hostAndPort} HTTP/1.1\r\nHost: {hostAndPort}\r\n");
        if (UrlCredentials.Basic(proxy) is { } credentials && !config.ConnectHeaders.ContainsKey("Proxy-Authorization"))
        {
            text.Append(CultureInfo.InvariantCulture, $"Proxy-Authorization: {credentials}\r\n");
        }

        foreach (var (name, values) in config.ConnectHeaders)
        {
            foreach (var value in values.Select(v => v.Reveal()))
            {
                HeaderValue.Check(name, value);
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }
        }

        return text.Append("\r\n").ToString();
    }

    /// <summary>Reads up to the end of the headers, and not a byte more: what follows belongs to the tunnel. 0 where it is not HTTP.</summary>
    private static async Task<int> ReadStatusAsync(Stream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[MaxAnswer];
        for (var length = 1; length <= MaxAnswer; length++)
        {
            await stream.ReadExactlyAsync(answer.AsMemory(length - 1, 1), cancellationToken);
            if (answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                var line = Encoding.ASCII.GetString(answer, 0, length).Split("\r\n")[0].Split(' ');
                var isHttp = line.Length > 1 && line[0].StartsWith("HTTP/1.", StringComparison.Ordinal);
                return isHttp && int.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
            }
        }

        return 0;
    }
}
