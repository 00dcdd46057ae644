using System.Collections.Frozen;
using Tocsin.Notification.PagerDuty;
using Tocsin.Notification.Slack;
using Tocsin.Notification.Webhook;

namespace Tocsin.Notification;

/// <summary>All the kinds of integrations, by the receiver's key that holds their list. A new kind is added here and nowhere else.</summary>
internal static class IntegrationTypes
{
    public static FrozenDictionary<string, IntegrationType> ByConfigKey { get; } =
        new[] { SlackConfig.Type, PagerDutyConfig.Type, WebhookConfig.Type }.ToFrozenDictionary(t => t.ConfigKey);
}
