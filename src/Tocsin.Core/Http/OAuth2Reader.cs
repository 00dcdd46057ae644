using System.Text.Json;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>Reads <c>oauth2</c>.</summary>
internal static class OAuth2Reader
{
    private static readonly string[] _algorithms = ["RS256", "RS384", "RS512"];

    /// <summary>Reads the section and says why no client can be made of it; empty where one can.</summary>
    public static (OAuth2Config Config, string Unusable) Read(ConfigSection section, string folder)
    {
        var secret = SecretKeys.Read(section, "client_secret", folder);
        var certificateKey = SecretKeys.Read(section, "client_certificate_key", folder);
        var config = new OAuth2Config
        {
            ClientId = section.Text("client_id", ""),
            ClientSecret = secret.Source,
            GrantType = section.Text("grant_type", ""),
            ClientCertificateKeyId = section.Text("client_certificate_key_id", ""),
            ClientCertificateKey = certificateKey.Source,
            SignatureAlgorithm = section.Text("signature_algorithm", ""),
            Issuer = section.Text("iss", ""),
            Audience = section.Text("audience", ""),
            Claims = Claims(section),
            Scopes = section.Texts("scopes"),
            TokenUrl = section.Text("token_url", ""),
            EndpointParams = section.TextMap("endpoint_params"),
            Tls = section.TlsConfig("tls_config", folder),
            Proxy = ProxyConfigReader.Read(section),
        };
        Check(section, config, secret, certificateKey);
        section.Done();
        return (config, config.UsesJwtBearer ? certificateKey.Unusable("client certificate") : secret.Unusable("client secret"));
    }

    private static void Check(ConfigSection section, OAuth2Config config, SecretKeys secret, SecretKeys certificateKey)
    {
        if (config.ClientId.Length == 0)
        {
            section.Error("client_id", "oauth2 client_id must be configured");
        }

        if (config.TokenUrl.Length == 0)
        {
            section.Error("token_url", "oauth2 token_url must be configured");
        }

        if (config.UsesJwtBearer && certificateKey.IsAmbiguous)
        {
            section.Error("client_certificate_key", OneOf("client_certificate_key", OAuth2Config.JwtBearer));
        }

        if (config.UsesJwtBearer && config.SignatureAlgorithm.Length > 0 && !_algorithms.Contains(config.SignatureAlgorithm))
        {
            section.Error("signature_algorithm", "valid signature algorithms are RS256, RS384 and RS512");
        }

        if (!config.UsesJwtBearer && secret.IsAmbiguous)
        {
            section.Error("client_secret", OneOf("client_secret", "client_credentials"));
        }
    }

    private static string OneOf(string key, string grantType) => $"at most one of oauth2 {key}, {key}_file & {key}_ref must be configured using grant-type={grantType}";

    private static IReadOnlyDictionary<string, JsonElement> Claims(ConfigSection section)
    {
        if (section.Section("claims") is not { } claims)
        {
            return new OAuth2Config { ClientId = "", TokenUrl = "" }.Claims;
        }

        return claims.Keys.ToDictionary(key => key, key => YamlAsJson.Element(claims.Ask(key)), StringComparer.Ordinal);
    }
}
