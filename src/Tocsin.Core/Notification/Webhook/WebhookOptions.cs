using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Webhook;

/// <summary>One entry of <c>webhook_configs</c>.</summary>
internal sealed record WebhookOptions
{
    public required SecretSource Url { get; init; }

    /// <summary>What the URL, which is a template, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public HttpClientConfig Http { get; init; } = HttpClientConfig.Default;

    /// <summary>At most so many alerts are sent, the rest is counted in <c>truncatedAlerts</c>; 0 sends all.</summary>
    public int MaxAlerts { get; init; }

    /// <summary>For one attempt; zero or less for the sender's own limit.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>What is sent in place of Alertmanager's format: any tree, in which all texts are templates; null for the format.</summary>
    public ConfigNode? Payload { get; init; }
}
