using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>The keys below which it is said how a destination is reached.</summary>
internal static class HttpConfigKeys
{
    /// <summary>
    /// Reads a key of the form of <c>http_config</c>. Null where it is absent or null: the global one then holds as a whole.
    /// </summary>
    /// <param name="section">The section that has the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="folder">What relative paths are relative to; empty for the working folder.</param>
    public static HttpClientConfig? HttpConfig(this ConfigSection section, string key, string folder) =>
        section.Section(key) is { } config ? HttpConfigReader.Read(config, folder) : null;

    /// <summary>Reads a key of the form of <c>tls_config</c>; the defaults where it is absent.</summary>
    /// <param name="section">The section that has the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="folder">What relative paths are relative to; empty for the working folder.</param>
    public static TlsConfig TlsConfig(this ConfigSection section, string key, string folder) =>
        section.Section(key) is { } config ? TlsConfigReader.Read(config, folder) : new TlsConfig();

    /// <summary>The path that a key holds; a relative one is made one below <paramref name="folder"/>.</summary>
    internal static string Path(this ConfigSection section, string key, string folder) => Below(folder, section.Text(key, ""));

    internal static string Below(string folder, string path) =>
        path.Length == 0 || folder.Length == 0 || System.IO.Path.IsPathRooted(path) ? path : System.IO.Path.Combine(folder, path);
}
