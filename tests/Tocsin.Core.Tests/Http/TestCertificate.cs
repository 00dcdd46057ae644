using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tocsin.Http;

/// <summary>A certificate that was made for a test, with its key.</summary>
internal sealed class TestCertificate(X509Certificate2 withKey)
{
    private static readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddDays(-30);

    public X509Certificate2 WithKey => withKey;

    public string Pem => withKey.ExportCertificatePem();

    public string KeyPem => withKey.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    public static TestCertificate Authority(string name, TestCertificate? above = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return above is null ? new TestCertificate(request.CreateSelfSigned(_from, _from.AddYears(2))) : above.Sign(request, key, _from.AddYears(1));
    }

    /// <summary>A certificate for 127.0.0.1 and the names given.</summary>
    public TestCertificate Issue(string subject, bool expired = false, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        if (names.Length == 0)
        {
            alternatives.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        return Sign(request, key, expired ? _from.AddDays(1) : _from.AddYears(1));
    }

    private TestCertificate Sign(CertificateRequest request, ECDsa key, DateTimeOffset until)
    {
        using var signed = request.Create(withKey, _from, until, RandomNumberGenerator.GetBytes(8));
        using var signedWithKey = signed.CopyWithPrivateKey(key);
        return new TestCertificate(X509CertificateLoader.LoadPkcs12(signedWithKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable));
    }
}
