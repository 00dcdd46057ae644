using Tocsin.Configuration;

namespace Tocsin.Notification.SlackApp;

/// <summary>One entry of <c>slack_app_configs</c>, or the default that stands in where nothing is configured.</summary>
internal sealed record SlackAppOptions
{
    /// <summary>An incoming webhook's URL. Whoever has it can post, so it is a secret.</summary>
    public required SecretSource WebhookUrl { get; init; }
}
