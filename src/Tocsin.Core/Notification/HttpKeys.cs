using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification;

/// <summary>Reads <c>http_config</c> and <c>tls_config</c> of <c>global</c> and of integrations.</summary>
internal static class HttpKeys
{
    /// <summary>An integration's <c>http_config</c>, or else that of <c>global</c>.</summary>
    public static HttpClientConfig HttpClient(this ConfigSection section, ReceiverContext context) => section.HttpClient(context.Folder) ?? context.Global.Http;

    /// <summary>The key <c>http_config</c>, its relative paths relative to a folder; null where it is absent.</summary>
    public static HttpClientConfig? HttpClient(this ConfigSection section, string folder) => section.HttpConfig("http_config", folder);

    /// <summary>Certificates for something other than HTTP; relative paths are relative to the working folder. Null where the key is absent.</summary>
    public static TlsConfig? Tls(this ConfigSection section, string key) => section.Ask(key) is null ? null : section.TlsConfig(key, "");
}
