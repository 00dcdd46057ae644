using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>The certificates of a <c>tls_config</c> as texts (PEM); equal texts are the same certificates.</summary>
internal sealed record TlsTexts(string Ca, string Cert, string Key)
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Nothing of them: a record would print the key.</summary>
    public override string ToString() => Secret.Mask;

    /// <summary>Reads them, with upstream's words for what can't be read.</summary>
    public static (TlsTexts Texts, string Problem) Read(TlsConfig config)
    {
        var (ca, caProblem) = Read(config.Ca, config.CaFile, "ca");
        var (cert, certProblem) = Read(config.Cert, config.CertFile, "cert");
        var (key, keyProblem) = config.Key?.ReadAsWritten(MaxLength) ?? ("", "");
        var problem = Unreadable(caProblem, "CA cert") ?? Unreadable(certProblem, "client cert") ?? Unreadable(keyProblem, "client key") ?? "";
        return (new TlsTexts(ca, cert, key), problem);

        static string? Unreadable(string problem, string what) => problem.Length == 0 ? null : $"unable to read {what}: {problem}";
    }

    private static (string Value, string Problem) Read(string text, string file, string key) => file.Length == 0 || text.Length > 0
        ? (text, "")
        : new SecretSource(key, null, file).ReadAsWritten(MaxLength);
}

/// <summary>The certificates of a <c>tls_config</c>, ready for use. Without an authority of its own, those of the system are trusted.</summary>
internal sealed class TlsMaterial
{
    public static TlsMaterial None { get; } = new();

    public X509Certificate2Collection? Authorities { get; private init; }

    public SslStreamCertificateContext? Client { get; private init; }

    /// <summary>Reads the texts, or says why they can't be used.</summary>
    public static (TlsMaterial Material, string Problem) Parse(TlsTexts texts, TlsConfig config)
    {
        X509Certificate2Collection? authorities = null;
        if (texts.Ca.Length > 0 || config.CaFile.Length > 0)
        {
            authorities = ParseAuthorities(texts.Ca);
            if (authorities is null)
            {
                return (None, $"unable to use specified CA cert {Where(config.CaFile)}");
            }
        }

        if (!config.HasClientCertificate)
        {
            return (new TlsMaterial { Authorities = authorities }, "");
        }

        return ParseClient(texts) is { } client
            ? (new TlsMaterial { Authorities = authorities, Client = client }, "")
            : (None, $"unable to use specified client cert ({Where(config.CertFile)}) & key ({Where(config.Key?.File ?? "")})");
    }

    private static string Where(string file) => file.Length == 0 ? "inline" : $"file {file}";

    private static X509Certificate2Collection? ParseAuthorities(string pem)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return authorities.Count == 0 ? null : authorities;
    }

    private static SslStreamCertificateContext? ParseClient(TlsTexts texts)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(texts.Cert);
            using var own = X509Certificate2.CreateFromPem(texts.Cert, texts.Key);
            // Windows can't use a key that exists in memory only; passing it through PKCS #12 makes it one that it can use.
            var usable = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null);
            return SslStreamCertificateContext.Create(usable, [.. chain.Skip(1)], offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
