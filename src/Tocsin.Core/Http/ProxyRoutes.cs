namespace Tocsin.Http;

/// <summary>Which proxy leads to which URL.</summary>
internal sealed class ProxyRoutes
{
    private readonly string _forHttp;
    private readonly string _forHttps;
    private readonly NoProxy? _direct;

    private ProxyRoutes(string forHttp, string forHttps, NoProxy? direct) => (_forHttp, _forHttps, _direct) = (forHttp, forHttps, direct);

    /// <param name="config">The configured proxy.</param>
    /// <param name="environment">Gives the value of an environment variable. Read once, here.</param>
    public static ProxyRoutes From(ProxyConfig config, Func<string, string?> environment)
    {
        if (config.FromEnvironment)
        {
            return new ProxyRoutes(Variable("HTTP_PROXY"), Variable("HTTPS_PROXY"), new NoProxy(Variable("NO_PROXY")));
        }

        var url = config.Url?.Reveal() ?? "";
        // As for Go's client, a proxy without exceptions is used for localhost, too.
        return new ProxyRoutes(url, url, config.NoProxy.Length == 0 ? null : new NoProxy(config.NoProxy));

        string Variable(string name) =>
            environment(name) is { Length: > 0 } upper ? upper : environment(name.ToLowerInvariant()) ?? "";
    }

    /// <summary>The proxy on the way to a URL; null where there is none.</summary>
    /// <exception cref="HttpPathException">What is configured is no proxy.</exception>
    public Uri? For(Uri target)
    {
        var proxy = target.Scheme == "https" ? _forHttps : _forHttp;
        return proxy.Length == 0 || _direct?.Covers(target.IdnHost, target.Port) == true ? null : Parse(proxy);
    }

    private static Uri Parse(string text)
    {
        var url = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(url, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5" or "socks5h" && proxy.Host.Length > 0
            ? proxy
            : throw new HttpPathException("could not connect: the configured proxy is no http, https or socks5 URL");
    }
}
