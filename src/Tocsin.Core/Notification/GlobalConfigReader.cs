using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>Reads <c>global</c>. Source of keys, defaults and texts: Alertmanager 0.34, GlobalConfig.</summary>
internal static class GlobalConfigReader
{
    /// <param name="section">The section; null where the file has none.</param>
    /// <param name="folder">What relative paths below <c>http_config</c> are relative to.</param>
    public static GlobalConfig Read(ConfigSection? section, string folder)
    {
        var defaults = new GlobalConfig();
        if (section is null)
        {
            return defaults;
        }

        var global = ReadChats(section, ReadPagers(section, defaults)) with
        {
            ResolveTimeout = section.Duration("resolve_timeout", defaults.ResolveTimeout),
            Http = section.HttpClient(folder) ?? defaults.Http,
            Smtp = ReadSmtp(section, defaults.Smtp),
            JiraApiUrl = section.GlobalUrl("jira_api_url", defaults.JiraApiUrl),
        };
        CheckSlack(section, global);
        section.Done();
        return global;
    }

    private static GlobalConfig ReadPagers(ConfigSection section, GlobalConfig defaults) => defaults with
    {
        PagerDutyUrl = section.GlobalUrl("pagerduty_url", defaults.PagerDutyUrl),
        OpsGenieApiUrl = section.GlobalUrl("opsgenie_api_url", defaults.OpsGenieApiUrl).EndingInSlash(),
        OpsGenieApiKey = SecretSource.From(section, "opsgenie_api_key"),
        VictorOpsApiUrl = section.GlobalUrl("victorops_api_url", defaults.VictorOpsApiUrl).EndingInSlash(),
        VictorOpsApiKey = SecretSource.From(section, "victorops_api_key"),
    };

    private static GlobalConfig ReadChats(ConfigSection section, GlobalConfig defaults) => defaults with
    {
        SlackApiUrl = section.SecretUrl("slack_api_url"),
        SlackAppToken = SecretSource.From(section, "slack_app_token"),
        SlackAppUrl = section.GlobalUrl("slack_app_url", defaults.SlackAppUrl),
        WeChatApiUrl = section.GlobalUrl("wechat_api_url", defaults.WeChatApiUrl).EndingInSlash(),
        WeChatApiSecret = SecretSource.From(section, "wechat_api_secret"),
        WeChatApiCorpId = section.Text("wechat_api_corp_id", ""),
        TelegramApiUrl = section.GlobalUrl("telegram_api_url", defaults.TelegramApiUrl),
        TelegramBotToken = SecretSource.From(section, "telegram_bot_token"),
        WebexApiUrl = section.GlobalUrl("webex_api_url", defaults.WebexApiUrl),
        RocketchatApiUrl = section.GlobalUrl("rocketchat_api_url", defaults.RocketchatApiUrl),
        RocketchatToken = SecretSource.From(section, "rocketchat_token"),
        RocketchatTokenId = SecretSource.From(section, "rocketchat_token_id"),
        MattermostWebhookUrl = section.SecretUrl("mattermost_webhook_url"),
    };

    private static SmtpDefaults ReadSmtp(ConfigSection section, SmtpDefaults defaults) => new()
    {
        From = section.Text("smtp_from", defaults.From),
        Smarthost = section.Address("smtp_smarthost"),
        Hello = section.Text("smtp_hello", defaults.Hello),
        AuthUsername = section.Text("smtp_auth_username", defaults.AuthUsername),
        AuthPassword = SecretSource.From(section, "smtp_auth_password"),
        AuthSecret = SecretSource.From(section, "smtp_auth_secret"),
        AuthIdentity = section.Text("smtp_auth_identity", defaults.AuthIdentity),
        RequireTls = section.Bool("smtp_require_tls", defaults.RequireTls && !section.IsNull("smtp_require_tls")),
        Tls = section.Tls("smtp_tls_config") ?? defaults.Tls,
        ForceImplicitTls = section.OptionalBool("smtp_force_implicit_tls"),
    };

    /// <summary>A token and a URL exclude each other, unless the URL is the one that tokens are for: with it, receivers bring tokens of their own.</summary>
    private static void CheckSlack(ConfigSection section, GlobalConfig global)
    {
        if (global is { SlackAppToken: not null, SlackApiUrl: { } url } && url.Value?.Reveal() != global.SlackAppUrl?.OriginalString)
        {
            section.Error("slack_app_token", "at most one of slack_app_token/slack_app_token_file & slack_api_url/slack_api_url_file must be configured");
        }
    }
}
