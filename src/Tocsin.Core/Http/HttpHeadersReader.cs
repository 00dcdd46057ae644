using System.Collections.Frozen;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>Reads <c>http_headers</c>.</summary>
internal static class HttpHeadersReader
{
    // Source: prometheus/common, reservedHeaders.
    private static readonly FrozenSet<string> _reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization",
        "Host",
        "Content-Encoding",
        "Content-Length",
        "Content-Type",
        "User-Agent",
        "Connection",
        "Keep-Alive",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "Www-Authenticate",
        "Accept-Encoding",
        "X-Prometheus-Remote-Write-Version",
        "X-Prometheus-Remote-Read-Version",
        "X-Prometheus-Scrape-Timeout-Seconds",
        "X-Amz-Date",
        "X-Amz-Security-Token",
        "X-Amz-Content-Sha256");

    public static IReadOnlyDictionary<string, HeaderConfig> Read(ConfigSection section, string folder)
    {
        var headers = new Dictionary<string, HeaderConfig>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in section.Named("http_headers"))
        {
            if (_reserved.TryGetValue(name, out var canonical))
            {
                header.Error($"setting header \"{canonical}\" is not allowed");
            }

            headers[name] = Header(header, folder);
        }

        return headers.Count == 0 ? HttpClientConfig.Default.Headers : headers;
    }

    /// <summary>One header: its values, which may be secret, or stand in files.</summary>
    public static HeaderConfig Header(ConfigSection section, string folder)
    {
        var header = new HeaderConfig(
            section.Texts("values"),
            [.. section.Texts("secrets").Select(secret => new Secret(secret))],
            [.. section.Texts("files").Select(file => HttpConfigKeys.Below(folder, file))]);
        section.Done();
        return header;
    }
}
