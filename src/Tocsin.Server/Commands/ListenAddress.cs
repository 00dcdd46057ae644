using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tocsin.Configuration;

namespace Tocsin.Server.Commands;

/// <summary>An address to listen on, as Go programs write it: <c>:9093</c> (all interfaces), <c>127.0.0.1:0</c> (any free port), <c>[::1]:9093</c>.</summary>
/// <param name="Host">Null for all interfaces.</param>
/// <param name="Port">0 for any free one.</param>
internal sealed record ListenAddress(IPAddress? Host, int Port)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? error)
    {
        var colon = text.LastIndexOf(':');
        address = null;
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            error = $"{Shown.Value(text)} is no address (write it like :9093 or 127.0.0.1:9093)";
        }
        else if (TryParseHost(text[..colon], out var host))
        {
            address = new ListenAddress(host, port);
            error = null;
        }
        else
        {
            error = $"{Shown.Value(text)} has no IP address before the port (write it like :9093, 127.0.0.1:9093 or [::1]:9093)";
        }

        return error is null;
    }

    public override string ToString() => Host is null ? $":{Port}" : new IPEndPoint(Host, Port).ToString();

    public void Listen(KestrelServerOptions kestrel)
    {
        if (Host is null)
        {
            kestrel.ListenAnyIP(Port);
        }
        else
        {
            kestrel.Listen(Host, Port);
        }
    }

    private static bool TryParseHost(string text, out IPAddress? host)
    {
        host = text == "localhost" ? IPAddress.Loopback : null;
        return text is "" or "localhost"
            || (text.Contains(':', StringComparison.Ordinal) == (text is ['[', .., ']']) && IPAddress.TryParse(text.Trim('[', ']'), out host));
    }
}
