using Tocsin.Configuration;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>A Prometheus, or what speaks its query API, as configured below <c>sources</c>.</summary>
internal sealed record PrometheusSource
{
    public required string Name { get; init; }

    /// <summary>Where it is; a path is kept as a prefix of the API's. A user and password in it are sent as basic authentication.</summary>
    public required Uri Url { get; init; }

    /// <summary>Read at each request, so that a rotated token is used at once.</summary>
    public string? BearerTokenFile { get; init; }

    public BasicAuth? BasicAuth { get; init; }

    /// <summary>Sent with each request, such as a tenant's <c>X-Scope-OrgID</c>. Never from a label.</summary>
    public IReadOnlyDictionary<string, Secret> Headers { get; init; } = new Dictionary<string, Secret>(StringComparer.Ordinal);

    /// <summary>The address of an API function such as <c>query_range</c>, without credentials.</summary>
    public Uri Endpoint(string function) =>
        new UriBuilder(Url) { UserName = "", Password = "", Query = "", Fragment = "", Path = $"{Url.AbsolutePath.TrimEnd('/')}/api/v1/{function}" }.Uri;
}

internal sealed record BasicAuth(string Username, string PasswordFile);
