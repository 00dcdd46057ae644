using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Testing.StandIns;

namespace Tocsin.Notification.SlackApp;

/// <summary>Against a Slack that refuses what Slack refuses.</summary>
public class SlackAppNotifierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_alert_is_delivered()
    {
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Token);
        var result = await SendAsync(slack.Url, Samples.Sample);
        Assert.Equal(DeliveryResult.Delivered("ok"), result);
        Assert.Empty(slack.Refused);
        Assert.Equal("Alertmanager/0.34.0", slack.Delivered.Single().Headers["User-Agent"]);
    }

    [Fact]
    public async Task No_alert_is_too_large_for_a_message()
    {
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Token);
        var evidence = Enumerable.Range(0, 60).Select(i => Samples.Cpu with { Name = $"value_{i}", Text = new string('v', 500) }).ToList();
        var monster = new EnrichedAlert(Samples.Monstrous, evidence);
        var linked = Samples.Alert(
            LabelSet.Of(("alertname", "Linked")), LabelSet.Of(("runbook_url", "https://x.example/" + new string('r', 2900))), generatorUrl: "https://x.example/" + new string('s', 2900));
        foreach (var notification in new[]
        {
            Samples.Notify(monster), Samples.Notify([.. Enumerable.Repeat(monster, 100)]), Samples.Notify([.. Enumerable.Repeat(linked.Plain(), 100)]),
            Samples.Notify(new EnrichedAlert(linked, evidence)) with { StoreTrouble = new string('t', 5000), Receiver = new string('r', 2900) },
        })
        {
            Assert.Equal("ok", (await SendAsync(slack.Url, notification)).Answer);
        }

        Assert.Empty(slack.Refused);
    }

    [Theory]
    [InlineData(429, DeliveryOutcome.Retry, "rateLimited")]
    [InlineData(500, DeliveryOutcome.Retry, "serverError")]
    [InlineData(503, DeliveryOutcome.Retry, "serverError")]
    [InlineData(400, DeliveryOutcome.Rejected, "clientError")]
    [InlineData(403, DeliveryOutcome.Rejected, "authError")]
    [InlineData(404, DeliveryOutcome.Rejected, "clientError")]
    [InlineData(302, DeliveryOutcome.Rejected, "other")]
    [InlineData(200, DeliveryOutcome.Rejected, "clientError")]
    public async Task A_refusal_is_told_from_trouble_that_passes(int status, DeliveryOutcome outcome, string reason)
    {
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Token);
        slack.FailNext(1, status, $"no_service for {slack.Url}", retryAfter: "7");
        var result = await SendAsync(slack.Url, Samples.Sample);
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
        Assert.Equal(outcome == DeliveryOutcome.Retry ? TimeSpan.FromSeconds(7) : null, result.RetryAfter);
        Assert.Contains("no_service for <secret>", result.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackStandIn.Token, result.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotated_url_is_used_at_the_next_send_and_a_missing_file_is_tried_again()
    {
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Token);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var notifier = new SlackAppNotifier(new SlackAppOptions { WebhookUrl = new SecretSource("webhook_url", null, file) }, Delivery());
        var missing = await notifier.SendAsync(Samples.Sample, Token);
        Assert.Equal((DeliveryOutcome.Retry, $"webhook_url_file {file} cannot be read: it does not exist"), (missing.Outcome, missing.Answer));

        await File.WriteAllTextAsync(file, slack.Url + "\n", Token);
        try
        {
            Assert.Equal(DeliveryOutcome.Delivered, (await notifier.SendAsync(Samples.Sample, Token)).Outcome);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_stand_in_refuses_what_slack_would()
    {
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Token);
        using var http = HttpDelivery.CreateClient();
        foreach (var bad in new[]
        {
            "{", "{}", """{"text":"x","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}""",
            """{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"LONG"}}]}""".Replace("LONG", new string('x', 3001), StringComparison.Ordinal),
            """{"text":"x","blocks":[{"type":"actions","elements":[]}]}""",
        })
        {
            using var content = new StringContent(bad, System.Text.Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri(slack.Url), content, Token);
            Assert.Equal(400, (int)response.StatusCode);
        }

        Assert.Equal(5, slack.Refused.Count);
    }

    private static Task<DeliveryResult> SendAsync(string url, Notification notification) =>
        new SlackAppNotifier(new SlackAppOptions { WebhookUrl = new SecretSource("webhook_url", new Secret(url)) }, Delivery()).SendAsync(notification, Token);

    private static HttpDelivery Delivery() => new(HttpDelivery.CreateClient(), TimeProvider.System);
}
