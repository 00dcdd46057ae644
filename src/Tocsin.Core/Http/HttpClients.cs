using System.Runtime.CompilerServices;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>
/// The clients of the configurations in use: one for each <c>http_config</c>, shared by all who have taken it over from <c>global</c>. A client
/// lives as long as its configuration is referred to. Nobody disposes of it at a reload, because that would break off what is being sent; its
/// idle connections are closed after a while.
/// </summary>
internal sealed class HttpClients(HttpSurroundings surroundings)
{
    private readonly ConditionalWeakTable<HttpClientConfig, HttpClient> _clients = [];

    /// <summary>The client for a configuration. Nothing is connected yet.</summary>
    /// <exception cref="ConfigException">No client can be made of it, as <see cref="Problem"/> says.</exception>
    public HttpClient For(HttpClientConfig config) => _clients.GetValue(config, Checked);

    /// <summary>
    /// Makes a client that sends as Alertmanager's would: without a time limit of its own, cookies, decompression, or headers that nobody asked
    /// for. What fails on the way is thrown as <see cref="HttpPathException"/> where there are words for it.
    /// </summary>
    public static HttpClient Create(HttpClientConfig config, HttpSurroundings surroundings)
    {
        HttpMessageHandler handler = new TransportHandler(config.Tls, config.Proxy, config.EnableHttp2, surroundings);
        handler = config.OAuth2 is { } oauth2 ? new OAuth2Handler(new TokenSource(oauth2, surroundings), handler) : handler;
        handler = new CredentialsHandler(config, handler);
        handler = config.FollowRedirects ? new RedirectHandler(handler) : handler;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>
    /// Why no client can be made of a configuration that was read without errors: upstream reads certificates when it builds a receiver, at a
    /// start or reload, and not when it checks the file. Empty where one can.
    /// </summary>
    public static string Problem(HttpClientConfig config)
    {
        if (config.Unusable.Length > 0)
        {
            return config.Unusable;
        }

        var (texts, problem) = TlsTexts.Read(config.Tls);
        return problem.Length > 0 ? problem : TlsMaterial.Parse(texts, config.Tls).Problem;
    }

    private HttpClient Checked(HttpClientConfig config) => Problem(config) is { Length: > 0 } problem
        ? throw new ConfigException("http_config", [new ConfigError(default, problem)])
        : Create(config, surroundings);
}
