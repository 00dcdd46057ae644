using Tocsin.Notification.Discord;
using Tocsin.Notification.Email;
using Tocsin.Notification.Incidentio;
using Tocsin.Notification.Jira;
using Tocsin.Notification.Mattermost;
using Tocsin.Notification.MsTeams;
using Tocsin.Notification.MsTeamsV2;
using Tocsin.Notification.OpsGenie;
using Tocsin.Notification.PagerDuty;
using Tocsin.Notification.Pushover;
using Tocsin.Notification.Rocketchat;
using Tocsin.Notification.Slack;
using Tocsin.Notification.SlackApp;
using Tocsin.Notification.Sns;
using Tocsin.Notification.Telegram;
using Tocsin.Notification.VictorOps;
using Tocsin.Notification.Webex;
using Tocsin.Notification.Webhook;
using Tocsin.Notification.Wechat;

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
        WechatConfig.Type,
        SlackConfig.Type,
        VictorOpsConfig.Type,
        PushoverConfig.Type,
        SnsConfig.Type,
        TelegramConfig.Type,
        DiscordConfig.Type,
        WebexConfig.Type,
        MsTeamsConfig.Type,
        MsTeamsV2Config.Type,
        JiraConfig.Type,
        IncidentioConfig.Type,
        RocketchatConfig.Type,
        MattermostConfig.Type,
        SlackAppConfig.Type,
    ];
}
