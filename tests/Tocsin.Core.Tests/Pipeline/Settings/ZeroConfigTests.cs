using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Notification.PagerDuty;
using Tocsin.Notification.SlackApp;

namespace Tocsin.Pipeline.Settings;

public class ZeroConfigTests
{
    [Fact]
    public void Alerts_are_grouped_per_pod_and_sent_at_once()
    {
        var route = From().Routes.Root;

        Assert.Equal("default", route.Receiver);
        Assert.Equal(["alertname", "namespace", "pod"], route.GroupBy);
        Assert.Equal(TimeSpan.Zero, route.GroupWait);
        Assert.Equal(TimeSpan.FromMinutes(5), route.GroupInterval);
        Assert.Equal(TimeSpan.FromHours(4), Assert.Single(route.RepeatIntervals));
    }

    [Fact]
    public void Slack_is_told_of_everything_and_pagerduty_of_what_deserves_a_page()
    {
        var receiver = Assert.Single(From(("SLACK_WEBHOOK_URL", "http://slack/x"), ("PAGERDUTY_ROUTING_KEY", "key")).Receivers);

        var (slack, pagerDuty) = (receiver.Integrations[0], receiver.Integrations[1]);
        Assert.Equal(["default/slack_app[0]", "default/pagerduty[0]"], receiver.Integrations.Select(i => i.Key.ToString()));
        Assert.All(receiver.Integrations, i => Assert.True(i.SendResolved));
        Assert.Equal((true, true), (slack.Accepts(WithSeverity("info")), slack.Accepts(WithSeverity("page"))));
        Assert.Equal((false, true), (pagerDuty.Accepts(WithSeverity("info")), pagerDuty.Accepts(WithSeverity("page"))));
        Assert.Equal([typeof(SlackAppNotifier), typeof(PagerDutyNotifier)], Notifiers(receiver));
    }

    [Theory]
    [InlineData("SLACK_WEBHOOK_URL", "http://slack/x", "default/slack_app[0]")]
    [InlineData("PAGERDUTY_ROUTING_KEY", "key", "default/pagerduty[0]")]
    public void One_of_them_is_enough(string name, string value, string key) =>
        Assert.Equal(key, Assert.Single(Assert.Single(From((name, value)).Receivers).Integrations).Key.ToString());

    [Fact]
    public void With_none_of_them_the_log_stands_in()
    {
        var receiver = Assert.Single(From(("PROMETHEUS_URL", "http://prom")).Receivers);

        Assert.Equal("default/log[0]", Assert.Single(receiver.Integrations).Key.ToString());
        Assert.Equal([typeof(LogNotifier)], Notifiers(receiver));
    }

    private static TocsinConfig From(params (string Name, string Value)[] variables) =>
        ZeroConfig.From(EnvironmentSettings.Read(variables.ToDictionary(v => v.Name, v => v.Value), hasFile: false), TimeProvider.System);

    private static IEnumerable<Type> Notifiers(ReceiverConfig receiver)
    {
        using var http = new HttpClient();
        return [.. receiver.Build(new NotifierServices(http, TimeProvider.System, NullLoggerFactory.Instance)).Select(i => i.Notifier.GetType())];
    }

    private static Alert WithSeverity(string severity) => new()
    {
        Labels = LabelSet.Of(("alertname", "X"), ("severity", severity)),
        StartsAt = DateTimeOffset.UnixEpoch,
        EndsAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
