using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Paging;

/// <summary>The example of the documentation works as it stands.</summary>
public sealed class ExampleAlertTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_stored_enriched_and_delivered_to_Slack_and_PagerDuty()
    {
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Cancel);
        await using var pagerDuty = await PagerDutyStandIn.StartAsync(cancellationToken: Cancel);
        await using var pod = await WatchedPod.StartAsync(ExampleAlert.Namespace, ExampleAlert.Pod, alertmanager: null, Cancel);
        await pod.HasRatesAsync(Cancel);
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Config = Config(slack, pagerDuty, pod) }, Cancel);

        Assert.Equal(("200", """{"status":"success"}"""), await ExampleAlert.PostAsync(server, Cancel));

        var alert = Assert.Single(await server.Client.AlertsAsync(Cancel));
        Assert.Equal("KubePodCrashLooping", alert.GetProperty("labels").GetProperty("alertname").GetString());
        Assert.Equal("2022-03-02T07:31:57.339Z", alert.GetProperty("startsAt").GetString());
        var message = await slack.MessageAsync("KubePodCrashLooping", _limit, server, Cancel);
        Assert.Matches("""\*CPU\*\\n0\.\d+ cores""", message.Text);
        Assert.Contains("""*Memory*\n512.00 MiB""", message.Text, StringComparison.Ordinal);
        Assert.Contains("is restarting 2.11 times / 10 minutes.", message.Text, StringComparison.Ordinal);
        var page = (await pagerDuty.MessageAsync("KubePodCrashLooping", _limit, server, Cancel)).Json;
        Assert.Equal("trigger", page.GetProperty("event_action").GetString());
        Assert.Contains("512.00 MiB", page.GetProperty("payload").GetProperty("custom_details").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_no_receiver_the_log_shows_what_would_have_been_sent()
    {
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions(), Cancel);

        Assert.Equal(("200", """{"status":"success"}"""), await ExampleAlert.PostAsync(server, Cancel));

        var line = await server.Log.WaitForAsync(l => l.Contains("Would notify", StringComparison.Ordinal), 0, Cancel).WaitAsync(_limit, Cancel);
        Assert.All(["FIRING", "KubePodCrashLooping", ExampleAlert.Pod, "Pod is crash looping."], part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.Single(await server.Client.AlertsAsync(Cancel));
    }

    private static string Config(SlackStandIn slack, PagerDutyStandIn pagerDuty, WatchedPod pod) => $$"""
        route: { receiver: team, group_by: [alertname, namespace, pod], group_wait: 0s }
        receivers:
        - name: team
          slack_app_configs: [{ webhook_url: '{{slack.Url}}' }]
          pagerduty_configs: [{ routing_key: '{{PagerDutyStandIn.RoutingKey}}', url: '{{pagerDuty.Url}}' }]
        {{Pages.Enrichments(pod.PrometheusUrl)}}
        """;
}
