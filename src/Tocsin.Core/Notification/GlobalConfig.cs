using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification;

/// <summary>
/// The key <c>global</c>: what integrations fall back on. A URL is null only where it has no default, or where the file sets it to null.
/// Those that paths are appended to end in a slash.
/// </summary>
internal sealed record GlobalConfig
{
    /// <summary>After how long an alert of <c>/api/v2/alerts</c> that came without an end counts as resolved.</summary>
    public TimeSpan ResolveTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For each integration that has no <c>http_config</c> of its own; the two are never merged.</summary>
    public HttpClientConfig Http { get; init; } = HttpClientConfig.Default;

    public SmtpDefaults Smtp { get; init; } = new();

    public SecretSource? SlackApiUrl { get; init; }

    public SecretSource? SlackAppToken { get; init; }

    public Uri? SlackAppUrl { get; init; } = new("https://slack.com/api/chat.postMessage");

    public Uri? PagerDutyUrl { get; init; } = new("https://events.pagerduty.com/v2/enqueue");

    public Uri? OpsGenieApiUrl { get; init; } = new("https://api.opsgenie.com/");

    public SecretSource? OpsGenieApiKey { get; init; }

    public Uri? WeChatApiUrl { get; init; } = new("https://qyapi.weixin.qq.com/cgi-bin/");

    public SecretSource? WeChatApiSecret { get; init; }

    public string WeChatApiCorpId { get; init; } = "";

    public Uri? VictorOpsApiUrl { get; init; } = new("https://alert.victorops.com/integrations/generic/20131114/alert/");

    public SecretSource? VictorOpsApiKey { get; init; }

    public Uri? TelegramApiUrl { get; init; } = new("https://api.telegram.org");

    public SecretSource? TelegramBotToken { get; init; }

    public Uri? WebexApiUrl { get; init; } = new("https://webexapis.com/v1/messages");

    public Uri? RocketchatApiUrl { get; init; } = new("https://open.rocket.chat/");

    public SecretSource? RocketchatToken { get; init; }

    public SecretSource? RocketchatTokenId { get; init; }

    public Uri? JiraApiUrl { get; init; }

    public SecretSource? MattermostWebhookUrl { get; init; }
}

/// <summary>The keys <c>smtp_*</c> of <c>global</c>: what email integrations fall back on.</summary>
internal sealed record SmtpDefaults
{
    public string From { get; init; } = "";

    public HostPort? Smarthost { get; init; }

    public string Hello { get; init; } = "localhost";

    public string AuthUsername { get; init; } = "";

    public SecretSource? AuthPassword { get; init; }

    public SecretSource? AuthSecret { get; init; }

    public string AuthIdentity { get; init; } = "";

    public bool RequireTls { get; init; } = true;

    public TlsConfig Tls { get; init; } = new();

    /// <summary>TLS from the first byte on; null for port 465 alone.</summary>
    public bool? ForceImplicitTls { get; init; }
}
