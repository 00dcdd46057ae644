using Tocsin.Notification.Discord;
using Tocsin.Notification.Email;
using Tocsin.Notification.OpsGenie;
using Tocsin.Notification.PagerDuty;
using Tocsin.Notification.Pushover;
using Tocsin.Notification.Slack;
using Tocsin.Notification.SlackAttachments;
using Tocsin.Notification.Telegram;
using Tocsin.Notification.VictorOps;
using Tocsin.Notification.Webhook;

namespace Tocsin.Notification;

/// <summary>
/// All the kinds of integrations, in the order in which a receiver's integrations are counted and told: Alertmanager's, then Tocsin's own.
/// A new kind is added here and nowhere else.
/// </summary>
internal static class IntegrationTypes
{
    public static IReadOnlyList<IntegrationType> All { get; } =
    [
        WebhookConfig.Type,
        EmailConfig.Type,
        PagerDutyConfig.Type,
        OpsGenieConfig.Type,
        SlackAttachmentConfig.Type,
        VictorOpsConfig.Type,
        PushoverConfig.Type,
        TelegramConfig.Type,
        DiscordConfig.Type,
        SlackConfig.Type,
    ];
}
