using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>Reads a section of the form of <c>http_config</c>. Source of rules and texts: prometheus/common, HTTPClientConfig.Validate.</summary>
internal static class HttpConfigReader
{
    private const string OneOfThree = "at most one of basic_auth, oauth2 & authorization must be configured";

    /// <summary>Reads the section and records what is wrong with it, unknown keys included.</summary>
    /// <param name="section">The section itself.</param>
    /// <param name="folder">What relative paths are relative to; empty for the working folder.</param>
    public static HttpClientConfig Read(ConfigSection section, string folder)
    {
        var (basic, basicUnusable) = Basic(section.Section("basic_auth"), folder);
        var (authorization, authorizationUnusable) = Authorization(section.Section("authorization"), folder);
        var (oauth2, oauth2Unusable) = section.Section("oauth2") is { } o ? OAuth2Reader.Read(o, folder) : (null, "");
        var bearer = Bearer(section, folder);
        CheckExclusive(section, basic, authorization, oauth2, bearer);
        var tls = section.TlsConfig("tls_config", folder);
        var config = new HttpClientConfig
        {
            BasicAuth = basic,
            Authorization = authorization ?? (bearer is null ? null : new AuthorizationConfig("Bearer", bearer)),
            OAuth2 = oauth2,
            Tls = tls,
            Proxy = ProxyConfigReader.Read(section),
            FollowRedirects = section.Bool("follow_redirects", HttpClientConfig.Default.FollowRedirects),
            EnableHttp2 = section.Bool("enable_http2", HttpClientConfig.Default.EnableHttp2),
            Headers = HttpHeadersReader.Read(section, folder),
            Unusable = new[] { tls.Unusable, authorizationUnusable, basicUnusable, oauth2Unusable }.FirstOrDefault(why => why.Length > 0, ""),
        };
        section.Done();
        return config;
    }

    private static (BasicAuthConfig? Config, string Unusable) Basic(ConfigSection? section, string folder)
    {
        if (section is null)
        {
            return (null, "");
        }

        var (username, password) = (SecretKeys.Read(section, "username", folder), SecretKeys.Read(section, "password", folder));
        if (username.IsAmbiguous)
        {
            section.Error("username", "at most one of basic_auth username, username_file & username_ref must be configured");
        }

        if (password.IsAmbiguous)
        {
            section.Error("password", "at most one of basic_auth password, password_file & password_ref must be configured");
        }

        section.Done();
        var unusable = username.Unusable("username");
        return (new BasicAuthConfig(username.Text, username.File, password.Source), unusable.Length > 0 ? unusable : password.Unusable("password"));
    }

    private static (AuthorizationConfig? Config, string Unusable) Authorization(ConfigSection? section, string folder)
    {
        if (section is null)
        {
            return (null, "");
        }

        var credentials = SecretKeys.Read(section, "credentials", folder);
        if (credentials.IsAmbiguous)
        {
            section.Error("credentials", "at most one of authorization credentials & credentials_file must be configured");
        }

        var type = section.Text("type", "").Trim();
        if (type.Equals("basic", StringComparison.OrdinalIgnoreCase))
        {
            section.Error("type", "authorization type cannot be set to \"basic\", use \"basic_auth\" instead");
        }

        section.Done();
        return (new AuthorizationConfig(type.Length == 0 ? "Bearer" : type, credentials.Source), credentials.Unusable("credentials"));
    }

    private static SecretSource? Bearer(ConfigSection section, string folder)
    {
        var (token, file) = (section.Secret("bearer_token"), section.Path("bearer_token_file", folder));
        if (token is not null && file.Length > 0)
        {
            section.Error("bearer_token", "at most one of bearer_token & bearer_token_file must be configured");
        }

        return token is null && file.Length == 0 ? null : new SecretSource("bearer_token", token, file);
    }

    private static void CheckExclusive(
        ConfigSection section, BasicAuthConfig? basic, AuthorizationConfig? authorization, OAuth2Config? oauth2, SecretSource? bearer)
    {
        if (bearer is not null && (basic is not null || oauth2 is not null))
        {
            section.Error("at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured");
        }

        if (bearer is not null && authorization is not null)
        {
            section.Error("authorization is not compatible with bearer_token & bearer_token_file");
        }

        if (new object?[] { basic, authorization, oauth2 }.Count(way => way is not null) > 1)
        {
            section.Error(OneOfThree);
        }
    }
}
