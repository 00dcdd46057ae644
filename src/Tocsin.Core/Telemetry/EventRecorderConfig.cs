using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Telemetry;

/// <summary>
/// The key <c>event_recorder</c>: where Alertmanager writes what happens in it, when <c>--enable-feature=event-recorder</c> is given. Without
/// that the key is read and checked and nothing is written, and that is what this version does.
/// </summary>
internal sealed record EventRecorderConfig
{
    /// <summary>Paths of files that a line of JSON is appended to for each event.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<EventWebhook> Webhooks { get; init; } = [];

    public IReadOnlyList<EventTopic> Topics { get; init; } = [];

    /// <summary>How often each event is written to the standard output.</summary>
    public int StandardOutputs { get; init; }
}

/// <summary>An entry of <c>webhook_outputs</c>: events are posted as JSON.</summary>
internal sealed record EventWebhook
{
    public required SecretSource Url { get; init; }

    public HttpClientConfig Http { get; init; } = HttpClientConfig.Default;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public int Workers { get; init; } = 4;

    public int MaxRetries { get; init; } = 3;

    public TimeSpan RetryBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Null where each event is a request of its own.</summary>
    public EventBatch? Batch { get; init; }
}

/// <summary>How many events are sent in one request.</summary>
internal sealed record EventBatch
{
    public int MaxEvents { get; init; } = 100;

    public int MaxBytes { get; init; } = 1024 * 1024;

    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);
}

/// <summary>An entry of <c>kafka_outputs</c>.</summary>
internal sealed record EventTopic
{
    public required IReadOnlyList<string> Brokers { get; init; }

    public required string Topic { get; init; }

    public string ClientId { get; init; } = "alertmanager";

    /// <summary><c>json</c> or <c>protobuf</c>.</summary>
    public string Format { get; init; } = "json";

    /// <summary><c>none</c>, <c>leader</c> or <c>all</c>.</summary>
    public string Acks { get; init; } = "leader";

    /// <summary><c>none</c>, <c>gzip</c>, <c>snappy</c>, <c>lz4</c> or <c>zstd</c>.</summary>
    public string Compression { get; init; } = "none";

    public int BufferSize { get; init; } = 1024;

    /// <summary>Null for a connection without TLS.</summary>
    public TlsConfig? Tls { get; init; }
}
