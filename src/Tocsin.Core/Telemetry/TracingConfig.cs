using System.Collections.Frozen;
using Tocsin.Http;

namespace Tocsin.Telemetry;

/// <summary>The key <c>tracing</c>: where spans are sent, in OpenTelemetry's protocol. Read and checked; this version sends none.</summary>
internal sealed record TracingConfig
{
    public TracingClientType ClientType { get; init; }

    /// <summary>Host and port, or for HTTP a URL.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The share of traces that is kept, from 0 to 1.</summary>
    public double SamplingFraction { get; init; }

    /// <summary>Without TLS.</summary>
    public bool Insecure { get; init; }

    public TlsConfig Tls { get; init; } = new();

    public IReadOnlyDictionary<string, HeaderConfig> Headers { get; init; } = FrozenDictionary<string, HeaderConfig>.Empty;

    public bool Gzip { get; init; }

    /// <summary>For one export; zero for the exporter's own.</summary>
    public TimeSpan Timeout { get; init; }
}

internal enum TracingClientType : byte
{
    Grpc,
    Http,
}
