using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>Reads the keys of a section that name its proxy.</summary>
internal static class ProxyConfigReader
{
    public static ProxyConfig Read(ConfigSection section)
    {
        var proxy = new ProxyConfig
        {
            Url = Url(section),
            NoProxy = section.Text("no_proxy", ""),
            FromEnvironment = section.Bool("proxy_from_environment", false),
            ConnectHeaders = Headers(section),
        };
        Check(section, proxy, noProxyNeedsUrl: !section.Has("proxy_url"));
        return proxy;
    }

    private static void Check(ConfigSection section, ProxyConfig proxy, bool noProxyNeedsUrl)
    {
        if (proxy.ConnectHeaders.Count > 0 && !proxy.FromEnvironment && proxy.Url is null)
        {
            section.Error("proxy_connect_header", "if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be configured");
        }

        if (proxy.FromEnvironment && proxy.Url is not null)
        {
            section.Error("proxy_url", "if proxy_from_environment is configured, proxy_url must not be configured");
        }

        if (proxy.FromEnvironment && proxy.NoProxy.Length > 0)
        {
            section.Error("no_proxy", "if proxy_from_environment is configured, no_proxy must not be configured");
        }
        else if (noProxyNeedsUrl && proxy.NoProxy.Length > 0)
        {
            section.Error("no_proxy", "if no_proxy is configured, proxy_url must also be configured");
        }
    }

    /// <summary>The URL may hold a password, so no message shows it.</summary>
    private static Secret? Url(ConfigSection section)
    {
        if (GoUrl.Problem(section.Text("proxy_url", "")) is { } problem)
        {
            section.Error("proxy_url", $"is no URL: {problem}");
        }

        return section.Secret("proxy_url");
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<Secret>> Headers(ConfigSection section)
    {
        var headers = new Dictionary<string, IReadOnlyList<Secret>>(StringComparer.OrdinalIgnoreCase);
        if (section.Section("proxy_connect_header") is { } names)
        {
            foreach (var name in names.Keys)
            {
                headers[name] = [.. names.Texts(name).Select(value => new Secret(value))];
            }
        }

        return headers.Count == 0 ? new ProxyConfig().ConnectHeaders : headers;
    }
}
