using Tocsin.Configuration;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>Reads a source of type prometheus: <c>url</c>, <c>bearer_token_file</c> or <c>basic_auth</c>, <c>headers</c>.</summary>
internal static class PrometheusSourceReader
{
    /// <summary>The source; null where its section is wrong.</summary>
    public static PrometheusSource? Read(string name, ConfigSection section)
    {
        var url = Url(section);
        var token = section.Text("bearer_token_file");
        var basic = Basic(section);
        if (token is not null && basic is not null)
        {
            section.Error("basic_auth", "only one of bearer_token_file and basic_auth can be used");
        }

        if (url?.UserInfo is { Length: > 0 } && (token is not null || basic is not null))
        {
            section.Error("url", "has a user in it, besides bearer_token_file or basic_auth; only one of them can be used");
        }

        var headers = Headers(section);
        return url is null ? null : new PrometheusSource { Name = name, Url = url, BearerTokenFile = token, BasicAuth = basic, Headers = headers };
    }

    private static Uri? Url(ConfigSection section)
    {
        section.Required("url");
        var url = section.Url("url");
        if (url is not null && (url.Query.Length > 0 || url.Fragment.Length > 0))
        {
            section.Error("url", "must have no ? and no #: it is the address that /api/v1/query is appended to");
        }

        return url;
    }

    private static BasicAuth? Basic(ConfigSection source)
    {
        if (source.Section("basic_auth") is not { } section)
        {
            return null;
        }

        var basic = new BasicAuth(section.Required("username"), section.Required("password_file"));
        section.Done();
        return basic;
    }

    private static Dictionary<string, Secret> Headers(ConfigSection section)
    {
        using var probe = new HttpRequestMessage();
        var headers = new Dictionary<string, Secret>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in section.TextMap("headers"))
        {
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) || value.Any(char.IsControl) || !probe.Headers.TryAddWithoutValidation(name, value))
            {
                section.Error("headers", $"{name} cannot be set, or its value holds a character that no header may have");
            }

            headers[name] = new Secret(value);
        }

        return headers;
    }
}
