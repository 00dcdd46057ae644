using Tocsin.Configuration;

namespace Tocsin.Telemetry;

public class EventRecorderReaderTests
{
    [Fact]
    public void All_outputs_are_read()
    {
        var (config, errors) = Read(
            """
            event_recorder:
              file_outputs: [{ path: events.jsonl }, { path: /var/log/e }]
              webhook_outputs: [{ url: https://e.example, http_config: { follow_redirects: false }, batch: true, batch_max_events: 7 }]
              kafka_outputs: [{ brokers: [a:9092], topic: t, format: protobuf, acks: all, compression: zstd, tls_config: {} }]
              stdout_outputs: [{}, ~]
            """);

        Assert.Empty(errors.InOrder);
        Assert.Equal(["/etc/events.jsonl", "/var/log/e"], config!.Files);
        Assert.Equal(2, config.StandardOutputs);
        var webhook = Assert.Single(config.Webhooks);
        Assert.False(webhook.Http.FollowRedirects);
        Assert.Equal(new EventBatch { MaxEvents = 7, MaxBytes = 1_048_576, FlushInterval = TimeSpan.FromMilliseconds(100) }, webhook.Batch);
        var topic = Assert.Single(config.Topics);
        Assert.Equal(("a:9092", "t", "protobuf", "all", "zstd", true), (topic.Brokers.Single(), topic.Topic, topic.Format, topic.Acks, topic.Compression, topic.Tls is not null));
        Assert.Equal("line 2, column 3: event_recorder: is understood, but this version of Tocsin doesn't record events", Assert.Single(errors.Warnings).ToString());
    }

    [Fact]
    public void Defaults_hold_for_what_is_absent_or_not_above_zero()
    {
        var (config, errors) = Read("event_recorder: { webhook_outputs: [{ url: https://e.example, workers: -1, max_retries: 0, timeout: 0s }], kafka_outputs: [{ brokers: [a], topic: t, buffer_size: 0 }] }");

        Assert.Empty(errors.InOrder);
        var webhook = config!.Webhooks.Single();
        Assert.Equal((4, 3, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500)), (webhook.Workers, webhook.MaxRetries, webhook.Timeout, webhook.RetryBackoff));
        Assert.Null(webhook.Batch);
        var topic = config.Topics.Single();
        Assert.Equal(("alertmanager", "json", "leader", "none", 1024), (topic.ClientId, topic.Format, topic.Acks, topic.Compression, topic.BufferSize));
    }

    [Theory]
    [InlineData("file_outputs: [~]", "event_recorder.file_outputs[0]: event_recorder file output requires a path")]
    [InlineData("webhook_outputs: [{}]", "event_recorder.webhook_outputs[0]: event_recorder webhook output requires a url")]
    [InlineData("webhook_outputs: [{ url: <secret> }]", "event_recorder.webhook_outputs[0].url: event_recorder webhook output requires an absolute http(s) url")]
    [InlineData("webhook_outputs: [{ url: ftp://x }]", "event_recorder.webhook_outputs[0].url: unsupported scheme \"ftp\" for URL")]
    [InlineData("webhook_outputs: [{ url: http://x, batch_max_bytes: -1 }]", "event_recorder.webhook_outputs[0]: event_recorder webhook batch settings cannot be negative")]
    [InlineData("webhook_outputs: [{ url: http://x, batch_flush_interval: 1s }]", "event_recorder.webhook_outputs[0].batch_flush_interval: event_recorder webhook batch settings require batch: true")]
    [InlineData("kafka_outputs: [{ topic: t }]", "event_recorder.kafka_outputs[0]: event_recorder kafka: at least one broker is required")]
    [InlineData("kafka_outputs: [{ brokers: [''], topic: t }]", "event_recorder.kafka_outputs[0].brokers: event_recorder kafka: broker entries must be non-empty")]
    [InlineData("kafka_outputs: [{ brokers: [a] }]", "event_recorder.kafka_outputs[0]: event_recorder kafka output requires a topic")]
    [InlineData("kafka_outputs: [{ brokers: [a], topic: t, format: xml }]", "event_recorder.kafka_outputs[0].format: event_recorder kafka: unknown format \"xml\", must be \"json\" or \"protobuf\"")]
    [InlineData("kafka_outputs: [{ brokers: [a], topic: t, acks: some }]", "event_recorder.kafka_outputs[0].acks: event_recorder kafka: unknown acks \"some\", must be \"none\", \"leader\", or \"all\"")]
    [InlineData("kafka_outputs: [{ brokers: [a], topic: t, compression: xz }]", "event_recorder.kafka_outputs[0].compression: event_recorder kafka: unknown compression \"xz\"")]
    [InlineData("stdout_outputs: [{ name: a }]", "event_recorder.stdout_outputs[0].name: unknown key")]
    [InlineData("outputs: []", "event_recorder.outputs: unknown key")]
    public void A_mistake_is_named(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Single(Read("event_recorder: { " + yaml + " }").Errors.InOrder).Message, StringComparison.Ordinal);

    private static (EventRecorderConfig? Config, ConfigErrors Errors) Read(string yaml)
    {
        var errors = new ConfigErrors();
        var root = new ConfigSection(YamlReader.Read(yaml, errors)!, "", errors);
        return (EventRecorderReader.Read(root, "/etc"), errors);
    }
}
