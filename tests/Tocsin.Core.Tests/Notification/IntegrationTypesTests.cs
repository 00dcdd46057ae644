using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Configuration;
using Tocsin.Notification.PagerDuty;
using Tocsin.Notification.SlackApp;
using Tocsin.Notification.Webhook;
using Tocsin.Templating;

namespace Tocsin.Notification;

public class IntegrationTypesTests
{
    private const string Secret = "tocsin0secret4711";

    [Theory]
    [InlineData("slack_app_configs", "slack_app", "webhook_url", typeof(SlackAppNotifier))]
    [InlineData("webhook_configs", "webhook", "url", typeof(WebhookNotifier))]
    [InlineData("pagerduty_configs", "pagerduty", "routing_key", typeof(PagerDutyNotifier))]
    public void Each_type_builds_its_notifier(string key, string name, string secret, Type notifier)
    {
        var type = Type(key);
        var (build, errors) = Read(key, (secret, "https://host.example/" + Secret));
        Assert.Empty(errors);
        Assert.Equal((name, true), (type.Name, type.SendResolvedByDefault));
        using var http = HttpDelivery.CreateClient();
        Assert.IsType(notifier, build!(new NotifierServices(http, TimeProvider.System, NullLoggerFactory.Instance)));
    }

    [Theory]
    [InlineData("webhook_configs", "receivers[0].x: one of url or url_file must be configured")]
    [InlineData("slack_app_configs", "receivers[0].x: one of webhook_url or webhook_url_file must be configured")]
    [InlineData("pagerduty_configs", "receivers[0].x: missing service or routing key in PagerDuty config")]
    public void A_destination_is_needed(string key, string message) => Assert.Equal([message], Read(key).Errors);

    [Theory]
    [InlineData("webhook_configs", "url")]
    [InlineData("slack_app_configs", "webhook_url")]
    [InlineData("pagerduty_configs", "routing_key")]
    public void A_destination_stands_in_one_place(string key, string secret) => Assert.Equal(
        [$"receivers[0].x.{secret}: at most one of {secret} & {secret}_file must be configured"],
        Read(key, (secret, "https://host.example/" + Secret), (secret + "_file", "/run/x")).Errors);

    [Theory]
    [InlineData("webhook_configs", "url", "ftp://host/" + Secret, "unsupported scheme \"ftp\" for URL")]
    [InlineData("webhook_configs", "url", "https://host/{{ .x }/" + Secret, "invalid template syntax: what stands between {{ and }} can't be read")]
    [InlineData("slack_app_configs", "webhook_url", Secret, "unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData("slack_app_configs", "webhook_url", "https://host/{{ .x }}/" + Secret, "no templates may stand in this key; write plain text without {{")]
    [InlineData("pagerduty_configs", "detail", Secret, "unknown key")]
    [InlineData("webhook_configs", "timeout", "1d", "not a valid duration string: \"1d\" (write it like 500ms, 30s or 1m30s)")]
    [InlineData("webhook_configs", "max_alerts", "-1", "is no whole number")]
    public void A_bad_value_is_refused_with_its_place_and_without_its_secret(string type, string key, string value, string message)
    {
        (string, string)[] needed = type == "webhook_configs" ? [("url_file", "/run/x")] : type == "pagerduty_configs" ? [("routing_key_file", "/run/x")] : [];
        var errors = Read(type, [.. needed.Where(n => n.Item1 != key + "_file"), (key, value)]).Errors;
        Assert.StartsWith($"receivers[0].x.{key}: ", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Contains(message, errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_receivers_integrations_are_in_Alertmanagers_order_and_Tocsins_own_come_last()
    {
        string[] upstream =
        [
            "webhook", "email", "pagerduty", "opsgenie", "wechat", "slack", "victorops", "pushover", "sns", "telegram", "discord", "webex", "msteams", "msteamsv2",
            "jira", "incidentio", "rocketchat", "mattermost",
        ];
        var names = IntegrationTypes.All.Select(t => t.Name).ToList();

        Assert.Equal([.. upstream, "slack_app"], names);
        Assert.Equal(names.Select(n => n + "_configs"), IntegrationTypes.All.Select(t => t.ConfigKey));
    }

    [Fact]
    public void These_tell_of_the_end_only_if_they_are_asked_to() => Assert.Equal(
        ["email", "wechat", "slack", "rocketchat"],
        IntegrationTypes.All.Where(t => !t.SendResolvedByDefault).Select(t => t.Name));

    [Fact]
    public void An_entry_of_these_may_be_null() =>
        Assert.Equal(["opsgenie", "wechat", "slack", "rocketchat"], IntegrationTypes.All.Where(t => t.NullIsEmpty).Select(t => t.Name));

    private static IntegrationType Type(string configKey) => IntegrationTypes.All.Single(t => t.ConfigKey == configKey);

    /// <summary>Reads as the receivers' reader does: <c>send_resolved</c> and the unknown keys are its own.</summary>
    private static (Func<NotifierServices, INotifier>? Build, IReadOnlyList<string> Errors) Read(string type, params (string Key, string Value)[] entries)
    {
        var errors = new ConfigErrors();
        var mapping = new ConfigMapping(new ConfigLocation(3, 5), [.. entries.Select(e => new ConfigEntry(new ConfigLocation(4, 7), e.Key, new ConfigScalar(new ConfigLocation(4, 12), e.Value, true)))]);
        var section = new ConfigSection(mapping, "receivers[0].x", errors);
        var build = Type(type).Read(section, new ReceiverContext { Templates = Rendering.Defaults });
        section.Done();
        return (build, [.. errors.InOrder.Select(e => e.Message)]);
    }
}
