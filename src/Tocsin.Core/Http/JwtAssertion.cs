using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Tocsin.Http;

/// <summary>Signs the assertion with which a client asks for a token (RFC 7523, section 2.1).</summary>
internal static class JwtAssertion
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(10);

    /// <exception cref="HttpPathException">The key is no RSA key in PEM.</exception>
    public static string Sign(OAuth2Config config, string key, DateTimeOffset now)
    {
        var algorithm = config.SignatureAlgorithm.Length == 0 ? "RS256" : config.SignatureAlgorithm;
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (config.ClientCertificateKeyId.Length > 0)
        {
            header["kid"] = config.ClientCertificateKeyId;
        }

        var content = $"{Encoded(header)}.{Encoded(Claims(config, now))}";
        return $"{content}.{Base64Url.EncodeToString(Signature(content, key, algorithm))}";
    }

    private static JsonObject Claims(OAuth2Config config, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["iss"] = config.Issuer.Length > 0 ? config.Issuer : config.ClientId,
            ["sub"] = config.ClientId,
            ["jti"] = Guid.NewGuid().ToString(),
            ["aud"] = config.Audience.Length > 0 ? config.Audience : config.TokenUrl,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + _lifetime).ToUnixTimeSeconds(),
        };
        if (config.Scopes.Count > 0)
        {
            claims["scope"] = string.Join(' ', config.Scopes);
        }

        foreach (var (name, value) in config.Claims)
        {
            claims[name] = JsonNode.Parse(value.GetRawText());
        }

        return claims;
    }

    private static string Encoded(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static byte[] Signature(string content, string key, string algorithm)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new HttpPathException("oauth2: cannot fetch token: client_certificate_key is no RSA key in PEM");
        }

        var hash = algorithm switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        return rsa.SignData(Encoding.UTF8.GetBytes(content), hash, RSASignaturePadding.Pkcs1);
    }
}
