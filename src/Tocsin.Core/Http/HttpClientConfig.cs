using System.Collections.Frozen;
using System.Text.Json;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>
/// The key <c>http_config</c>: how a destination is reached. Immutable. Files are read at each use, so that what they hold can change without a
/// reload. Source of keys and defaults: prometheus/common, HTTPClientConfig.
/// </summary>
internal sealed record HttpClientConfig
{
    public static HttpClientConfig Default { get; } = new();

    public BasicAuthConfig? BasicAuth { get; init; }

    public AuthorizationConfig? Authorization { get; init; }

    public OAuth2Config? OAuth2 { get; init; }

    public TlsConfig Tls { get; init; } = new();

    public ProxyConfig Proxy { get; init; } = new();

    public bool FollowRedirects { get; init; } = true;

    public bool EnableHttp2 { get; init; } = true;

    /// <summary>Further headers, by name: plain values, secrets, and files whose content is one.</summary>
    public IReadOnlyDictionary<string, HeaderConfig> Headers { get; init; } = FrozenDictionary<string, HeaderConfig>.Empty;

    /// <summary>
    /// Why no client can be made of this, though the file may hold it; empty where one can. Keys that end in <c>_ref</c> name secrets in a
    /// manager that Alertmanager has not: as there, they are read, and refused when the receiver is built.
    /// </summary>
    public string Unusable { get; init; } = "";
}

internal sealed record BasicAuthConfig(string Username, string UsernameFile, SecretSource? Password);

/// <summary>The header <c>Authorization</c>; <c>bearer_token</c> is read as one of type Bearer.</summary>
internal sealed record AuthorizationConfig(string Type, SecretSource? Credentials);

internal sealed record HeaderConfig(IReadOnlyList<string> Values, IReadOnlyList<Secret> Secrets, IReadOnlyList<string> Files);

internal sealed record ProxyConfig
{
    /// <summary>The proxy's URL, which may hold a password; checked when it is used.</summary>
    public Secret? Url { get; init; }

    /// <summary>Hosts, domains, addresses and networks that are reached directly; comma-separated, in Go's notation.</summary>
    public string NoProxy { get; init; } = "";

    public bool FromEnvironment { get; init; }

    /// <summary>Headers of the request that asks a proxy for a tunnel (CONNECT).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Secret>> ConnectHeaders { get; init; } = FrozenDictionary<string, IReadOnlyList<Secret>>.Empty;
}

/// <summary>Certificates: each in the file itself (PEM) or in one of its own.</summary>
internal sealed record TlsConfig
{
    public string Ca { get; init; } = "";

    public string CaFile { get; init; } = "";

    public string Cert { get; init; } = "";

    public string CertFile { get; init; } = "";

    public SecretSource? Key { get; init; }

    public string ServerName { get; init; } = "";

    public bool InsecureSkipVerify { get; init; }

    /// <summary><c>TLS10</c> to <c>TLS13</c>; empty for the default, TLS 1.2 and later.</summary>
    public string MinVersion { get; init; } = "";

    public string MaxVersion { get; init; } = "";

    /// <summary>As <see cref="HttpClientConfig.Unusable"/>.</summary>
    public string Unusable { get; init; } = "";

    public bool HasClientCertificate => Cert.Length > 0 || CertFile.Length > 0;
}

internal sealed record OAuth2Config
{
    public const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    public required string ClientId { get; init; }

    public SecretSource? ClientSecret { get; init; }

    public string GrantType { get; init; } = "";

    public bool UsesJwtBearer => GrantType == JwtBearer;

    public string ClientCertificateKeyId { get; init; } = "";

    public SecretSource? ClientCertificateKey { get; init; }

    public string SignatureAlgorithm { get; init; } = "";

    public string Issuer { get; init; } = "";

    public string Audience { get; init; } = "";

    /// <summary>Further claims of the assertion, as JSON.</summary>
    public IReadOnlyDictionary<string, JsonElement> Claims { get; init; } = FrozenDictionary<string, JsonElement>.Empty;

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Checked when it is used, as upstream does.</summary>
    public required string TokenUrl { get; init; }

    public IReadOnlyDictionary<string, string> EndpointParams { get; init; } = FrozenDictionary<string, string>.Empty;

    public TlsConfig Tls { get; init; } = new();

    public ProxyConfig Proxy { get; init; } = new();
}
