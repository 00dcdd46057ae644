using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>
/// Adds the configured credentials and headers to each request, but for an <c>Authorization</c> that it has. What stands in files is read
/// each time, so that it can be changed without a reload. A request that was redirected to another host takes along only what is no secret.
/// </summary>
internal sealed class CredentialsHandler(HttpClientConfig config, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var here = !request.IsElsewhere();
        if (here && !request.Headers.Contains("Authorization"))
        {
            await AuthorizeAsync(request, cancellationToken);
        }

        foreach (var (name, header) in config.Headers)
        {
            foreach (var value in header.Values)
            {
                HeaderValue.Add(request, name, value);
            }

            if (here)
            {
                await AddSecretsAsync(request, name, header, cancellationToken);
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private async Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (config.BasicAuth is { } basic)
        {
            var userSource = basic.UsernameFile.Length > 0 ? new SecretSource("username", null, basic.UsernameFile) : null;
            var user = userSource is null ? basic.Username : await ReadAsync(userSource, "basic auth username", cancellationToken);
            var password = await ReadAsync(basic.Password, "basic auth password", cancellationToken);
            request.Reveals(password);
            Authorize(request, UrlCredentials.Basic($"{user}:{password}"));
        }
        else if (config.Authorization is { } authorization)
        {
            var credentials = await ReadAsync(authorization.Credentials, "authorization credentials", cancellationToken);
            request.Reveals(credentials);
            Authorize(request, $"{authorization.Type} {credentials}");
        }
    }

    private static void Authorize(HttpRequestMessage request, string value)
    {
        request.Reveals(value[(value.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        HeaderValue.Add(request, "Authorization", value);
    }

    private static async Task AddSecretsAsync(HttpRequestMessage request, string name, HeaderConfig header, CancellationToken cancellationToken)
    {
        var files = header.Files.Select(file => new SecretSource(name, null, file));
        foreach (var source in header.Secrets.Select(secret => new SecretSource(name, secret)).Concat(files))
        {
            var value = await ReadAsync(source, "headers file", cancellationToken);
            request.Reveals(value);
            HeaderValue.Add(request, name, value);
        }
    }

    private static async Task<string> ReadAsync(SecretSource? source, string what, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return "";
        }

        var (value, problem) = await source.ReadAsWrittenAsync(cancellationToken);
        return problem.Length == 0 ? value : throw new HttpPathException($"unable to read {what}: {problem}");
    }
}
