using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Templating;
using Tocsin.Testing.StandIns;

namespace Tocsin.Notification.PagerDuty;

/// <summary>Against a PagerDuty that checks its own schema and limits.</summary>
public class PagerDutyNotifierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_we_send_is_accepted()
    {
        await using var pagerDuty = await PagerDutyStandIn.StartAsync(cancellationToken: Token);
        Notification[] all =
        [
            Samples.Sample, Samples.Notify(Samples.Monstrous.Plain()), Samples.Notify([.. Enumerable.Repeat(Samples.CrashLoop.Plain(), 1000)]),
            Samples.Notify((Samples.CrashLoop with { Status = AlertStatus.Resolved }).Plain()), Samples.Notify((Samples.CrashLoop with { Status = AlertStatus.NoNews }).Plain()),
            Samples.Notify(Samples.Alert(LabelSet.Of(("x", "y"))).Plain()) with { StoreTrouble = "disk full" },
        ];
        foreach (var notification in all)
        {
            Assert.Equal(DeliveryOutcome.Delivered, (await SendAsync(pagerDuty, notification)).Outcome);
            Assert.Equal(DeliveryOutcome.Delivered, (await SendAsync(pagerDuty, notification, own: true)).Outcome);
        }

        Assert.Empty(pagerDuty.Refused);
        Assert.Equal(12, pagerDuty.Delivered.Count);
        Assert.Equal(10, pagerDuty.Delivered.Count(r => r.Json.GetProperty("event_action").GetString() == "trigger"));
    }

    [Theory]
    [InlineData(429, DeliveryOutcome.Retry, "rateLimited")]
    [InlineData(500, DeliveryOutcome.Retry, "serverError")]
    [InlineData(400, DeliveryOutcome.Rejected, "clientError")]
    [InlineData(403, DeliveryOutcome.Rejected, "authError")]
    public async Task A_refusal_is_told_from_trouble_that_passes(int status, DeliveryOutcome outcome, string reason)
    {
        await using var pagerDuty = await PagerDutyStandIn.StartAsync(cancellationToken: Token);
        pagerDuty.FailNext(1, status, $$"""{"status":"invalid event","routing_key":"{{PagerDutyStandIn.RoutingKey}}"}""", retryAfter: "3");
        var result = await SendAsync(pagerDuty, Samples.Sample);
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
        Assert.Equal(outcome == DeliveryOutcome.Retry ? TimeSpan.FromSeconds(3) : null, result.RetryAfter);
        Assert.Contains("invalid event", result.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(PagerDutyStandIn.RoutingKey, result.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stand_in_refuses_what_pagerduty_would()
    {
        await using var pagerDuty = await PagerDutyStandIn.StartAsync(cancellationToken: Token);
        using var http = HttpDelivery.CreateClient();
        const string Good = """{"routing_key":"KEY","dedup_key":"d","event_action":"trigger","payload":{"summary":"s","source":"x","severity":"error"}}""";
        string[] bad =
        [
            "{", Good, Good.Replace("error", "urgent", StringComparison.Ordinal), Good.Replace("\"source\":\"x\",", "", StringComparison.Ordinal),
            Good.Replace("trigger", "fire", StringComparison.Ordinal), Good.Replace("dedup_key", "dedupkey", StringComparison.Ordinal),
        ];
        foreach (var body in bad.Select((b, i) => i == 1 ? b : b.Replace("KEY", PagerDutyStandIn.RoutingKey, StringComparison.Ordinal)))
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri(pagerDuty.Url), content, Token);
            Assert.Equal(400, (int)response.StatusCode);
        }

        Assert.Equal(bad.Length, pagerDuty.Refused.Count);
    }

    private static Task<DeliveryResult> SendAsync(PagerDutyStandIn pagerDuty, Notification notification, bool own = false)
    {
        var options = new PagerDutyOptions
        {
            RoutingKey = new SecretSource("routing_key", new Secret(PagerDutyStandIn.RoutingKey)),
            Templates = Rendering.Defaults,
            Url = new Uri(pagerDuty.Url),
            MapSeverity = own,
        };
        return new PagerDutyNotifier(options, new HttpDelivery(HttpDelivery.CreateClient(), TimeProvider.System)).SendAsync(notification, Token);
    }
}
