using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Telemetry;

/// <summary>Reads an entry of <c>kafka_outputs</c>.</summary>
internal static class EventTopicReader
{
    public static EventTopic Read(ConfigSection section, string folder)
    {
        var defaults = new EventTopic { Brokers = [], Topic = "" };
        var topic = new EventTopic
        {
            Brokers = Brokers(section),
            Topic = Topic(section),
            ClientId = Or(section.Text("client_id", ""), defaults.ClientId),
            Format = Choice(section, "format", defaults.Format, ["json", "protobuf"], ", must be \"json\" or \"protobuf\""),
            Acks = Choice(section, "acks", defaults.Acks, ["none", "leader", "all"], ", must be \"none\", \"leader\", or \"all\""),
            Compression = Choice(section, "compression", defaults.Compression, ["none", "gzip", "snappy", "lz4", "zstd"], ""),
            BufferSize = section.Number("buffer_size", defaults.BufferSize, int.MinValue) is > 0 and var size ? size : defaults.BufferSize,
            Tls = section.Ask("tls_config") is null ? null : section.TlsConfig("tls_config", folder),
        };
        section.Done();
        return topic;
    }

    private static IReadOnlyList<string> Brokers(ConfigSection section)
    {
        var brokers = section.Texts("brokers");
        if (brokers.Count == 0)
        {
            section.Error("event_recorder kafka: at least one broker is required");
        }
        else if (brokers.Contains(""))
        {
            section.Error("brokers", "event_recorder kafka: broker entries must be non-empty");
        }

        return brokers;
    }

    private static string Topic(ConfigSection section)
    {
        var topic = section.Text("topic", "");
        if (topic.Length == 0)
        {
            section.Error("event_recorder kafka output requires a topic");
        }

        return topic;
    }

    private static string Choice(ConfigSection section, string key, string absent, string[] known, string advice)
    {
        var text = Or(section.Text(key, ""), absent);
        if (!known.Contains(text))
        {
            section.Error(key, $"event_recorder kafka: unknown {key} {Shown.Value(text)}{advice}");
        }

        return text;
    }

    private static string Or(string text, string absent) => text.Length == 0 ? absent : text;
}
