using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Tocsin.Http;

/// <summary>Makes a connection a TLS one, as a <c>tls_config</c> says.</summary>
internal sealed class TlsHandshake(TlsConfig config, TlsMaterial material)
{
    /// <summary>Shakes hands with a host. The stream is disposed where that fails.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="host">Whose certificate is expected, unless <c>server_name</c> says otherwise.</param>
    /// <param name="protocols">What to speak afterwards, best first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HttpPathException">It failed.</exception>
    public async Task<SslStream> WithAsync(Stream stream, string host, List<SslApplicationProtocol> protocols, CancellationToken cancellationToken)
    {
        if (Versions() == SslProtocols.None)
        {
            await stream.DisposeAsync();
            throw new HttpPathException("could not connect: no TLS version satisfies min_version and max_version");
        }

        var problem = "the TLS handshake failed";
        var tls = new SslStream(stream);
        try
        {
            var options = Options(host, protocols);
            options.RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            {
                var why = Distrust(chain, errors);
                problem = why ?? problem;
                return why is null;
            };
            await tls.AuthenticateAsClientAsync(options, cancellationToken);
            return tls;
        }
        catch (Exception e)
        {
            await tls.DisposeAsync();
            if (e is AuthenticationException or IOException or InvalidOperationException)
            {
                // The exception may quote the certificate; its names are nobody's business.
                throw new HttpPathException($"could not connect: {problem}");
            }

            throw;
        }
    }

    private SslClientAuthenticationOptions Options(string host, List<SslApplicationProtocol> protocols)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (material.Authorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return new SslClientAuthenticationOptions
        {
            TargetHost = config.ServerName.Length > 0 ? config.ServerName : host,
            EnabledSslProtocols = Versions(),
            ApplicationProtocols = protocols.Count == 0 ? null : protocols,
            CertificateChainPolicy = policy,
            ClientCertificateContext = material.Client,
        };
    }

    /// <summary>Why the other side's certificate is not to be trusted; null where it is.</summary>
    private string? Distrust(X509Chain? chain, SslPolicyErrors errors)
    {
        if (config.InsecureSkipVerify || errors == SslPolicyErrors.None)
        {
            return null;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || chain is null)
        {
            return "the server has no certificate";
        }

        var faults = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !EndsInAuthority(chain, faults))
        {
            return faults.HasFlag(X509ChainStatusFlags.NotTimeValid)
                ? "the server's certificate has expired, or is not valid yet"
                : "the server's certificate is not signed by a trusted authority";
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "the server's certificate is for another host" : null;
    }

    /// <summary>As for Go, an authority that is trusted by configuration need not be a root: one in the middle of a chain will do.</summary>
    private bool EndsInAuthority(X509Chain chain, X509ChainStatusFlags faults) =>
        faults is X509ChainStatusFlags.PartialChain
        && material.Authorities is { } authorities
        && chain.ChainElements.LastOrDefault()?.Certificate is { } last
        && authorities.Any(authority => authority.RawData.AsSpan().SequenceEqual(last.RawData));

    private SslProtocols Versions()
    {
        var min = config.MinVersion.Length > 0 ? TlsConfigReader.Rank(config.MinVersion) : TlsConfigReader.Rank("TLS12");
        var max = config.MaxVersion.Length > 0 ? TlsConfigReader.Rank(config.MaxVersion) : TlsConfigReader.Rank("TLS13");
#pragma warning disable CA5397, SYSLIB0039 // Old versions are spoken only where the configuration asks for them.
        SslProtocols[] versions = [SslProtocols.Tls, SslProtocols.Tls11, SslProtocols.Tls12, SslProtocols.Tls13];
#pragma warning restore CA5397, SYSLIB0039
        return versions.Where((_, rank) => rank >= min && rank <= max).Aggregate(SslProtocols.None, (all, version) => all | version);
    }
}
