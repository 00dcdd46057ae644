using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification;

public class GlobalConfigReaderTests
{
    private const string Full =
        """
        resolve_timeout: 10m
        http_config: { tls_config: { ca_file: ca.pem } }
        smtp_from: f
        smtp_hello: h
        smtp_smarthost: mail:587
        smtp_auth_username: u
        smtp_auth_password: p
        smtp_auth_secret_file: /run/secret
        smtp_auth_identity: i
        smtp_require_tls: false
        smtp_tls_config: { ca_file: ca.pem }
        smtp_force_implicit_tls: true
        slack_api_url: https://hooks/x
        slack_app_url: https://slack/x
        pagerduty_url: https://pd/x
        opsgenie_api_url: https://og
        opsgenie_api_key_file: /run/og
        wechat_api_url: https://wc/x
        wechat_api_secret: wcs
        wechat_api_corp_id: wcc
        victorops_api_url: https://vo/x?y=z
        victorops_api_key: vok
        telegram_api_url: https://tg/x
        telegram_bot_token: tgt
        webex_api_url: https://wx/x
        rocketchat_api_url: https://rc/x
        rocketchat_token: rct
        rocketchat_token_id_file: /run/rc
        jira_api_url: https://ji/x
        mattermost_webhook_url_file: /run/mm
        """;

    [Fact]
    public void All_keys_are_read()
    {
        var (global, errors) = Read(Full);

        Assert.Empty(errors);
        Assert.Equal(TimeSpan.FromMinutes(10), global.ResolveTimeout);
        Assert.Equal(
            "https://hooks/x https://slack/x https://pd/x https://og/ https://wc/x/ https://vo/x/?y=z https://tg/x https://wx/x https://rc/x https://ji/x",
            $"{global.SlackApiUrl?.Value?.Reveal()} {global.SlackAppUrl} {global.PagerDutyUrl} {global.OpsGenieApiUrl} {global.WeChatApiUrl} " +
            $"{global.VictorOpsApiUrl} {global.TelegramApiUrl} {global.WebexApiUrl} {global.RocketchatApiUrl} {global.JiraApiUrl}");
        Assert.Equal(
            ["/run/og", "wcs", "vok", "tgt", "rct", "/run/rc", "/run/mm"],
            new[] { global.OpsGenieApiKey, global.WeChatApiSecret, global.VictorOpsApiKey, global.TelegramBotToken, global.RocketchatToken, global.RocketchatTokenId, global.MattermostWebhookUrl }.Select(Show));
        Assert.Equal(("wcc", null), (global.WeChatApiCorpId, global.SlackAppToken));
    }

    [Fact]
    public void The_keys_for_mail_are_read()
    {
        var smtp = Read(Full).Global.Smtp;

        Assert.Equal(("f", "h", "mail:587", "u", "i"), (smtp.From, smtp.Hello, smtp.Smarthost?.ToString(), smtp.AuthUsername, smtp.AuthIdentity));
        Assert.Equal(("p", "/run/secret"), (Show(smtp.AuthPassword), Show(smtp.AuthSecret)));
        Assert.True(smtp is { RequireTls: false, ForceImplicitTls: true });
    }

    [Fact]
    public void Files_are_found_beside_the_configuration_for_HTTP_and_as_written_for_mail()
    {
        var global = Read(Full).Global;

        Assert.Equal(("/etc/tocsin/ca.pem", "ca.pem"), (global.Http.Tls.CaFile, global.Smtp.Tls.CaFile));
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var global = Read("{}").Global;

        Assert.Equal(new GlobalConfig(), global);
        Assert.Equal((TimeSpan.FromMinutes(5), HttpClientConfig.Default), (global.ResolveTimeout, global.Http));
        Assert.Equal(
            "https://slack.com/api/chat.postMessage https://events.pagerduty.com/v2/enqueue https://api.opsgenie.com/ https://qyapi.weixin.qq.com/cgi-bin/ " +
            "https://alert.victorops.com/integrations/generic/20131114/alert/ https://api.telegram.org/ https://webexapis.com/v1/messages https://open.rocket.chat/ ",
            $"{global.SlackAppUrl} {global.PagerDutyUrl} {global.OpsGenieApiUrl} {global.WeChatApiUrl} {global.VictorOpsApiUrl} {global.TelegramApiUrl} " +
            $"{global.WebexApiUrl} {global.RocketchatApiUrl} {global.JiraApiUrl}");
        Assert.Equal(("localhost", true, null, null), (global.Smtp.Hello, global.Smtp.RequireTls, global.Smtp.ForceImplicitTls, global.Smtp.Smarthost));
    }

    [Fact]
    public void Null_takes_the_default_of_a_URL_away() => Assert.Null(Read("pagerduty_url:").Global.PagerDutyUrl);

    [Theory]
    [InlineData("slack_api_url: https://slack.com/api/chat.postMessage\nslack_app_token: t")]
    [InlineData("slack_api_url: https://a/x\nslack_app_url: https://a/x\nslack_app_token_file: t")]
    [InlineData("slack_api_url: <secret>")]
    [InlineData("mattermost_webhook_url: <secret>")]
    [InlineData("smtp_smarthost: ''")]
    public void These_are_fine(string yaml) => Assert.Empty(Read(yaml).Errors);

    [Theory]
    [InlineData("slack_api_url", "https://x")]
    [InlineData("slack_app_token", "x")]
    [InlineData("opsgenie_api_key", "x")]
    [InlineData("victorops_api_key", "x")]
    [InlineData("telegram_bot_token", "x")]
    [InlineData("smtp_auth_password", "x")]
    [InlineData("smtp_auth_secret", "x")]
    [InlineData("rocketchat_token", "x")]
    [InlineData("rocketchat_token_id", "x")]
    [InlineData("wechat_api_secret", "x")]
    [InlineData("mattermost_webhook_url", "https://x")]
    public void A_secret_stands_in_one_place(string key, string value) => Assert.Equal(
        [$"line 1, column {key.Length + 3}: global.{key}: at most one of {key} & {key}_file must be configured"], Read($"{key}: {value}\n{key}_file: /run/x").Errors);

    [Theory]
    [InlineData("slack_app_token: t\nslack_api_url: https://x", "line 1, column 18: global.slack_app_token: at most one of slack_app_token/slack_app_token_file & slack_api_url/slack_api_url_file must be configured")]
    [InlineData("slack_app_token: t\nslack_api_url_file: /x", "line 1, column 18: global.slack_app_token: at most one of slack_app_token/slack_app_token_file & slack_api_url/slack_api_url_file must be configured")]
    [InlineData("smtp_smarthost: 'a:'", "line 1, column 17: global.smtp_smarthost: address \"a:\": port cannot be empty")]
    [InlineData("smtp_smarthost: a", "line 1, column 17: global.smtp_smarthost: address a: missing port in address")]
    [InlineData("pagerduty_url: ''", "line 1, column 16: global.pagerduty_url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData("jira_api_url: ftp://x", "line 1, column 15: global.jira_api_url: unsupported scheme \"ftp\" for URL (write it like https://host/path)")]
    [InlineData("webex_api_url: 'http://'", "line 1, column 16: global.webex_api_url: missing host for URL (write it like https://host/path)")]
    [InlineData("slack_api_url: secret", "line 1, column 16: global.slack_api_url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData("smtp_require_tls: 'true'", "line 1, column 19: global.smtp_require_tls: \"true\" is neither true nor false (write it without quotes)")]
    [InlineData("http_config: { proxy: x }", "line 1, column 16: global.http_config.proxy: unknown key")]
    [InlineData("hipchat_api_url: https://x", "line 1, column 1: global.hipchat_api_url: unknown key")]
    public void A_mistake_is_named_with_its_place(string yaml, string error) =>
        Assert.StartsWith(error, Assert.Single(Read(yaml).Errors), StringComparison.Ordinal);

    private static string? Show(SecretSource? source) => source?.Value?.Reveal() ?? source?.File;

    private static (GlobalConfig Global, IReadOnlyList<string> Errors) Read(string yaml)
    {
        var errors = new ConfigErrors();
        var global = GlobalConfigReader.Read(new ConfigSection(YamlReader.Read(yaml, errors)!, "global", errors), "/etc/tocsin");
        return (global, [.. errors.InOrder.Select(e => e.ToString())]);
    }
}
