using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Telemetry;

/// <summary>Reads an entry of <c>webhook_outputs</c>. Numbers and durations that are not above zero mean the default, as upstream has it.</summary>
internal static class EventWebhookReader
{
    private static readonly string[] _batchKeys = ["batch_max_events", "batch_max_bytes", "batch_flush_interval"];

    public static EventWebhook Read(ConfigSection section, string folder)
    {
        var defaults = new EventWebhook { Url = new SecretSource("url", null) };
        var webhook = new EventWebhook
        {
            Url = Url(section) ?? defaults.Url,
            Http = section.HttpConfig("http_config", folder) ?? defaults.Http,
            Timeout = Positive(section, "timeout", defaults.Timeout),
            Workers = Positive(section, "workers", defaults.Workers),
            MaxRetries = Positive(section, "max_retries", defaults.MaxRetries),
            RetryBackoff = Positive(section, "retry_backoff", defaults.RetryBackoff),
            Batch = Batch(section),
        };
        section.Done();
        return webhook;
    }

    private static SecretSource? Url(ConfigSection section)
    {
        if (section.Text("url") is not { } text)
        {
            section.Error("event_recorder webhook output requires a url");
            return null;
        }

        if (text == Secret.Mask)
        {
            section.Error("url", "event_recorder webhook output requires an absolute http(s) url");
        }
        else if (GoUrl.HttpProblem(text) is { } problem)
        {
            section.Error("url", problem);
        }

        return new SecretSource("url", new Secret(text));
    }

    private static EventBatch? Batch(ConfigSection section)
    {
        var (defaults, enabled) = (new EventBatch(), section.Bool("batch", false));
        var (events, bytes) = (section.Number("batch_max_events", 0, int.MinValue), section.Number("batch_max_bytes", 0, int.MinValue));
        var interval = section.Duration("batch_flush_interval", TimeSpan.Zero);
        if (events < 0 || bytes < 0)
        {
            section.Error("event_recorder webhook batch settings cannot be negative");
        }
        else if (!enabled && (events > 0 || bytes > 0 || interval > TimeSpan.Zero))
        {
            section.Error(_batchKeys.First(section.Has), "event_recorder webhook batch settings require batch: true");
        }

        return !enabled ? null : new EventBatch
        {
            MaxEvents = events > 0 ? events : defaults.MaxEvents,
            MaxBytes = bytes > 0 ? bytes : defaults.MaxBytes,
            FlushInterval = interval > TimeSpan.Zero ? interval : defaults.FlushInterval,
        };
    }

    private static int Positive(ConfigSection section, string key, int absent) => section.Number(key, absent, int.MinValue) is > 0 and var number ? number : absent;

    private static TimeSpan Positive(ConfigSection section, string key, TimeSpan absent) =>
        section.Duration(key, absent) is var duration && duration > TimeSpan.Zero ? duration : absent;
}
