using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>Reads <c>tls_config</c>. That its files can be used is not looked at here: upstream does so when the receiver is built.</summary>
internal static class TlsConfigReader
{
    private static readonly string[] _versions = ["TLS10", "TLS11", "TLS12", "TLS13"];

    public static TlsConfig Read(ConfigSection section, string folder)
    {
        var (ca, cert, key) = (SecretKeys.Read(section, "ca", folder), SecretKeys.Read(section, "cert", folder), SecretKeys.Read(section, "key", folder));
        Check(section, ca, cert, key);
        var (min, max) = (Version(section, "min_version"), Version(section, "max_version"));
        var config = new TlsConfig
        {
            Ca = ca.Text,
            CaFile = ca.File,
            Cert = cert.Text,
            CertFile = cert.File,
            Key = key.Source,
            ServerName = section.Text("server_name", ""),
            InsecureSkipVerify = section.Bool("insecure_skip_verify", false),
            MinVersion = min,
            MaxVersion = max,
            Unusable = Unusable(ca, cert, key, min, max),
        };
        section.Done();
        return config;
    }

    /// <summary>The place of a version in the order of versions; -1 for none.</summary>
    public static int Rank(string version) => Array.IndexOf(_versions, version);

    private static void Check(ConfigSection section, SecretKeys ca, SecretKeys cert, SecretKeys key)
    {
        if (ca.IsAmbiguous)
        {
            section.Error("ca", "at most one of ca, ca_file & ca_ref must be configured");
        }

        if (cert.IsAmbiguous)
        {
            section.Error("cert", "at most one of cert, cert_file & cert_ref must be configured");
        }

        if (key.IsAmbiguous)
        {
            section.Error("key", "at most one of key and key_file must be configured");
        }

        if (cert.IsSet && !key.IsSet)
        {
            section.Error("exactly one of key or key_file must be configured when a client certificate is configured");
        }
        else if (key.IsSet && !cert.IsSet)
        {
            section.Error("exactly one of cert or cert_file must be configured when a client key is configured");
        }
    }

    private static string Version(ConfigSection section, string key)
    {
        var version = section.Text(key, "");
        if (section.Has(key) && Rank(version) < 0)
        {
            section.Error(key, $"unknown TLS version: {Shown.Value(version)} (known: {string.Join(", ", _versions)})");
            return "";
        }

        return version;
    }

    private static string Unusable(SecretKeys ca, SecretKeys cert, SecretKeys key, string min, string max)
    {
        if (min.Length > 0 && max.Length > 0 && Rank(max) < Rank(min))
        {
            return "tls_config.max_version must be greater than or equal to tls_config.min_version if both are specified";
        }

        return new[] { ca.Unusable("CA cert"), cert.Unusable("client cert"), key.Unusable("client key") }.FirstOrDefault(why => why.Length > 0, "");
    }
}
