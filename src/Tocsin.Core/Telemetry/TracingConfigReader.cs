using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Telemetry;

/// <summary>Reads <c>tracing</c>. Source of keys and texts: Alertmanager 0.34, TracingConfig.</summary>
internal static partial class TracingConfigReader
{
    // Upstream makes no path below this key relative to the configuration's folder.
    private const string Folder = "";

    public static TracingConfig? Read(ConfigSection root)
    {
        if (root.Section("tracing") is not { } section)
        {
            return null;
        }

        root.Warn("tracing", "is understood, but this version of Tocsin doesn't send traces");
        var config = new TracingConfig
        {
            ClientType = ClientType(section),
            Endpoint = Endpoint(section),
            SamplingFraction = Fraction(section, "sampling_fraction"),
            Insecure = section.Bool("insecure", false),
            Tls = section.TlsConfig("tls_config", Folder),
            Headers = Headers(section),
            Gzip = Gzip(section),
            Timeout = section.Duration("timeout", TimeSpan.Zero),
        };
        section.Done();
        return config;
    }

    private static TracingClientType ClientType(ConfigSection section)
    {
        var type = section.Text("client_type", "grpc");
        if (type is not ("grpc" or "http"))
        {
            section.Error("client_type", $"expected tracing client type to be to be http or grpc, but got {Shown.Value(type)}");
        }

        return type == "http" ? TracingClientType.Http : TracingClientType.Grpc;
    }

    private static string Endpoint(ConfigSection section)
    {
        var endpoint = section.Text("endpoint", "");
        if (endpoint.Length == 0)
        {
            section.Error("tracing endpoint must be set");
        }

        return endpoint;
    }

    private static bool Gzip(ConfigSection section)
    {
        var compression = section.Text("compression", "");
        if (compression is not ("" or "gzip"))
        {
            section.Error("compression", $"invalid compression type {Shown.Value(compression)} provided, valid options: gzip");
        }

        return compression == "gzip";
    }

    private static Dictionary<string, HeaderConfig> Headers(ConfigSection section)
    {
        var headers = new Dictionary<string, HeaderConfig>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in section.Named("headers"))
        {
            headers[name] = HttpHeadersReader.Header(header, Folder);
        }

        return headers;
    }

    private static double Fraction(ConfigSection section, string key)
    {
        var text = section.Text(key, "0");
        if (Number().IsMatch(text))
        {
            return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        section.Error(key, $"{Shown.Value(text)} is no number");
        return 0;
    }

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();
}
