using Tocsin.Notification;
using Tocsin.Pipeline.Settings;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>The smallest entry of a kind of receiver.</summary>
/// <param name="ConfigKey">The receiver's key, such as <c>sns_configs</c>.</param>
/// <param name="Keys">The keys that it can't do without.</param>
internal sealed record ReceiverExample(string ConfigKey, string Keys)
{
    public static IReadOnlyList<ReceiverExample> All { get; } =
    [
        new("slack_app_configs", "webhook_url: 'http://s'"),
        new("webhook_configs", "url: 'http://w'"),
        new("pagerduty_configs", "routing_key: k"),
        new("slack_configs", "api_url: 'http://s'"),
        new("email_configs", "to: a@example.org, from: b@example.org, smarthost: 'mail:25'"),
        new("opsgenie_configs", "api_key: k"),
        new("wechat_configs", "api_secret: s, corp_id: c"),
        new("victorops_configs", "api_key: k, routing_key: r"),
        new("pushover_configs", "user_key: u, token: t"),
        new("sns_configs", "topic_arn: t"),
        new("telegram_configs", "bot_token: t, chat_id: 1"),
        new("discord_configs", "webhook_url: 'http://d'"),
        new("webex_configs", "room_id: r, http_config: { authorization: { credentials: c } }"),
        new("msteams_configs", "webhook_url: 'http://m'"),
        new("msteamsv2_configs", "webhook_url: 'http://m'"),
        new("jira_configs", "api_url: 'http://j', project: p, issue_type: t"),
        new("incidentio_configs", "url: 'http://i', alert_source_token: t"),
        new("rocketchat_configs", "token: t, token_id: i"),
        new("mattermost_configs", "webhook_url: 'http://m'"),
    ];

    /// <summary>A configuration with this entry and one more key.</summary>
    public string With(string key) => $"route: {{ receiver: a }}\nreceivers: [{{ name: a, {ConfigKey}: [{{ {Keys}, {key} }}] }}]";

    /// <summary>The entry with one more key, as it is read.</summary>
    public IntegrationConfig Read(string key)
    {
        using var folder = new TemporaryFolder();
        return LoadedConfig.FromFile(folder.Write("tocsin.yml", With(key)), TimeProvider.System).Config.Receivers.Single().Integrations.Single();
    }
}
