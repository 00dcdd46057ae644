using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Tocsin.Http;

/// <summary>Gets OAuth2 tokens from their endpoint and keeps the last one while it lasts and the secret stays what it was.</summary>
internal sealed class TokenSource(OAuth2Config config, HttpSurroundings surroundings) : IDisposable
{
    private const int MaxAnswer = 64 * 1024;

    // Without HTTP/2, as upstream.
    private readonly HttpClient _http =
        new(new RedirectHandler(new TransportHandler(config.Tls, config.Proxy, http2: false, surroundings))) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private Granted? _last;
    private bool _secretInBody;

    /// <exception cref="HttpPathException">There is none to be had.</exception>
    public async Task<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        var secret = await SecretAsync(cancellationToken);
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || last.Secret != secret || !last.Token.IsValidAt(surroundings.Time.GetUtcNow()))
            {
                last = new Granted(secret, await FetchAsync(secret, cancellationToken));
                _last = last;
            }

            return last.Token;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Has another one fetched next time.</summary>
    public void Forget(AccessToken token)
    {
        if (Volatile.Read(ref _last) is { } last && last.Token == token)
        {
            Interlocked.CompareExchange(ref _last, null, last);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<string> SecretAsync(CancellationToken cancellationToken)
    {
        if ((config.UsesJwtBearer ? config.ClientCertificateKey : config.ClientSecret) is not { } source)
        {
            return "";
        }

        var (value, problem) = await source.ReadAsWrittenAsync(cancellationToken);
        return problem.Length == 0 ? value : throw new HttpPathException($"unable to read oauth2 client secret: {problem}");
    }

    private async Task<AccessToken> FetchAsync(string secret, CancellationToken cancellationToken)
    {
        if (config.UsesJwtBearer)
        {
            var assertion = JwtAssertion.Sign(config, secret, surroundings.Time.GetUtcNow());
            var (granted, refused) = await AskAsync([new("grant_type", OAuth2Config.JwtBearer), new("assertion", assertion)], null, cancellationToken);
            return granted ?? throw NoToken(refused);
        }

        // A server may want the secret in a header or in the body, and there is no way to know but to try.
        var basic = UrlCredentials.Basic($"{Escaped(config.ClientId)}:{Escaped(secret)}");
        var (token, why) = _secretInBody ? (null, "") : await AskAsync(Form(), basic, cancellationToken);
        if (token is null)
        {
            var form = Form();
            form.Add(new("client_id", config.ClientId));
            form.AddRange(secret.Length > 0 ? [new("client_secret", secret)] : []);
            (token, why) = await AskAsync(form, null, cancellationToken);
            _secretInBody = token is not null;
        }

        return token ?? throw NoToken(why);
    }

    private List<KeyValuePair<string, string>> Form()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials" };
        if (config.Scopes.Count > 0)
        {
            form["scope"] = string.Join(' ', config.Scopes);
        }

        foreach (var (name, value) in config.EndpointParams)
        {
            form[name] = name == "grant_type" || !form.ContainsKey(name)
                ? value
                : throw new HttpPathException($"oauth2: cannot overwrite parameter {Configuration.Shown.Value(name)}");
        }

        return [.. form];
    }

    private async Task<(AccessToken? Token, string Why)> AskAsync(
        IEnumerable<KeyValuePair<string, string>> form, string? authorization, CancellationToken cancellationToken)
    {
        if (!RequestUri.TryParse(config.TokenUrl, out var url))
        {
            throw NoToken(": token_url is no http or https URL");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await ReadAsync(response, cancellationToken);
            var type = response.Content.Headers.ContentType?.MediaType;
            var token = response.IsSuccessStatusCode ? AccessToken.Parse(body, type, surroundings.Time.GetUtcNow()) : null;
            return (token, string.Create(CultureInfo.InvariantCulture, $": HTTP {(int)response.StatusCode} {AccessToken.ErrorCode(body)}").TrimEnd());
        }
        catch (HttpRequestException e)
        {
            throw NoToken(HttpPathException.Find(e, out var path) ? $": {path.Message}" : ": the endpoint could not be asked");
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxAnswer];
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken));
        }
        catch (IOException)
        {
            return "";
        }
    }

    // As in a form: RFC 6749, section 2.3.1.
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static HttpPathException NoToken(string why) => new($"oauth2: cannot fetch token{why}");

    /// <summary>A token, and the secret that it was asked for with.</summary>
    private sealed class Granted(string secret, AccessToken token)
    {
        public string Secret => secret;

        public AccessToken Token => token;
    }
}
