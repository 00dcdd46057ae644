using System.Text;
using System.Text.Json;
using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Templating;
using Tocsin.Testing.StandIns;

namespace Tocsin.Notification.Webhook;

public class WebhookNotifierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_body_equals_alertmanagers_byte_for_byte()
    {
        var firing = Samples.Alert(
            LabelSet.Of(("alertname", "X"), ("a", "<&>\u2028\"\\\n\té🔥"), ("severity", "page")),
            LabelSet.Of(("summary", "s")),
            generatorUrl: "http://p/g?a=1&b=2") with
        {
            StartsAt = new DateTimeOffset(2022, 3, 2, 9, 31, 57, 120, TimeSpan.FromHours(2)),
        };
        var over = Samples.Alert(LabelSet.Of(("alertname", "X"), ("severity", "page")), LabelSet.Of(("summary", "s")), AlertStatus.Resolved) with
        {
            StartsAt = new DateTimeOffset(2022, 3, 2, 7, 0, 0, TimeSpan.Zero),
            EndsAt = new DateTimeOffset(2022, 3, 2, 7, 30, 0, TimeSpan.Zero).AddTicks(1234567),
        };
        var notification = Samples.Notify(firing.Plain(), over.Plain()) with { GroupKey = "{}:{alertname=\"X\"}", GroupLabels = LabelSet.Of(("alertname", "X")) };
        var expected = OneLine($$"""
            {"receiver":"team\\.payments","status":"firing","alerts":[
            {"status":"firing","labels":{"a":"\u003c\u0026\u003e\u2028\"\\\n\té🔥","alertname":"X","severity":"page"},"annotations":{"summary":"s"},
            "startsAt":"2022-03-02T09:31:57.12+02:00","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p/g?a=1\u0026b=2","fingerprint":"{{firing.Fingerprint}}"},
            {"status":"resolved","labels":{"alertname":"X","severity":"page"},"annotations":{"summary":"s"},
            "startsAt":"2022-03-02T07:00:00Z","endsAt":"2022-03-02T07:30:00.1234567Z","generatorURL":"","fingerprint":"{{over.Fingerprint}}"}],
            "notification_reason":"first notification","groupLabels":{"alertname":"X"},"commonLabels":{"alertname":"X","severity":"page"},
            "commonAnnotations":{"summary":"s"},"routeLabels":{},"externalURL":"http://tocsin.example:9093","version":"4",
            "groupKey":"{}:{alertname=\"X\"}","truncatedAlerts":0}
            """) + "\n";
        Assert.Equal(expected, Body(notification));
    }

    [Fact]
    public async Task The_url_is_a_template()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        var template = recorder.Url.Replace("webhook", """{{ if eq .CommonLabels.alertname "KubePodCrashLooping" }}webhook{{ end }}""", StringComparison.Ordinal);
        Assert.NotEqual(recorder.Url, template);
        Assert.Equal(DeliveryResult.Delivered("HTTP 200"), await SendAsync(template));
    }

    [Fact]
    public async Task A_url_that_can_not_be_rendered_is_rejected_without_repeating_it()
    {
        var result = await SendAsync("http://host.example/topsecret/{{ .Nope }}");
        Assert.Equal((DeliveryOutcome.Rejected, "the template in url can't be rendered for these alerts"), (result.Outcome, result.Answer));
    }

    [Theory]
    [InlineData("{{ .CommonLabels.nope }}")]
    [InlineData("http://{{ .CommonLabels.nope }}/topsecret")]
    [InlineData("ftp://{{ .Receiver }}/topsecret")]
    public async Task A_template_that_gives_no_url_is_rejected_because_trying_again_gives_the_same(string url)
    {
        var result = await SendAsync(url);
        Assert.Equal((DeliveryOutcome.Rejected, "the template in url gives no http or https URL for these alerts"), (result.Outcome, result.Answer));
    }

    [Fact]
    public void The_common_labels_are_those_of_the_alerts_that_are_sent()
    {
        var alerts = Enumerable.Range(0, 5).Select(i => Samples.Alert(LabelSet.Of(("alertname", "X"), ("half", i < 2 ? "first" : "second"))).Plain());
        var payload = Json(Samples.Notify([.. alerts]), maxAlerts: 2);
        Assert.Equal(2, payload.GetProperty("alerts").GetArrayLength());
        Assert.Equal(3, payload.GetProperty("truncatedAlerts").GetInt32());
        Assert.Equal("first", payload.GetProperty("commonLabels").GetProperty("half").GetString());
    }

    [Fact]
    public void Evidence_is_added_only_to_alerts_that_have_some()
    {
        var range = Samples.Cpu with { Points = [new EvidencePoint(Samples.Now, 0.5), new EvidencePoint(Samples.Now.AddMinutes(1), double.NaN)] };
        var alerts = Json(Samples.Notify(new EnrichedAlert(Samples.CrashLoop, [range, Samples.NoMemory, Samples.Cpu]), Samples.CrashLoop.Plain())).GetProperty("alerts");
        var expected = OneLine("""
            {"cpu":{"status":"ok","text":"0.42 cores","value":0.42,"unit":"cores","query":"sum(rate(x{pod=\"a\"}[5m]))","source":"prometheus","reason":"",
            "at":"2022-03-02T07:44:00Z","duration_seconds":0.012,"points":[{"at":"2022-03-02T07:44:00Z","value":0.5},{"at":"2022-03-02T07:45:00Z","value":null}]},
            "memory":{"status":"timeout","text":"N/A","value":null,"unit":"bytes","query":"y","source":"prometheus","reason":"Prometheus did not answer within 5s",
            "at":"2022-03-02T07:44:00Z","duration_seconds":5},
            "cpu_2":{"status":"ok","text":"0.42 cores","value":0.42,"unit":"cores","query":"sum(rate(x{pod=\"a\"}[5m]))","source":"prometheus","reason":"",
            "at":"2022-03-02T07:44:00Z","duration_seconds":0.012}}
            """);
        Assert.Equal(expected, alerts[0].GetProperty("evidence").GetRawText());
        Assert.False(alerts[1].TryGetProperty("evidence", out _));
    }

    [Fact]
    public void An_alert_without_news_stays_firing_and_says_since_when()
    {
        var payload = Json(Samples.Notify((Samples.CrashLoop with { Status = AlertStatus.NoNews }).Plain()));
        Assert.Equal("firing", payload.GetProperty("status").GetString());
        Assert.Equal("firing", payload.GetProperty("alerts")[0].GetProperty("status").GetString());
        Assert.Equal("0001-01-01T00:00:00Z", payload.GetProperty("alerts")[0].GetProperty("endsAt").GetString());
        Assert.Equal("2022-03-02T07:40:57.339Z", payload.GetProperty("alerts")[0].GetProperty("noNewsSince").GetString());
    }

    [Fact]
    public void Storage_trouble_is_told_only_where_there_is_some()
    {
        Assert.Equal("disk full", Json(Samples.Sample with { StoreTrouble = "disk full" }).GetProperty("storeTrouble").GetString());
        Assert.False(Json(Samples.Sample).TryGetProperty("storeTrouble", out _));
    }

    [Fact]
    public async Task A_post_carries_the_notifications_id()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        Assert.Equal(DeliveryResult.Delivered("HTTP 200"), await SendAsync(recorder.Url));
        var request = recorder.Delivered.Single();
        Assert.Empty(recorder.Refused);
        Assert.Equal(Samples.Sample.Id.ToString(), request.Headers["Idempotency-Key"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("Alertmanager/0.34.0", request.Headers["User-Agent"]);
    }

    [Theory]
    [InlineData(204, DeliveryOutcome.Delivered, "")]
    [InlineData(500, DeliveryOutcome.Retry, "serverError")]
    [InlineData(429, DeliveryOutcome.Rejected, "rateLimited")]
    [InlineData(401, DeliveryOutcome.Rejected, "authError")]
    [InlineData(422, DeliveryOutcome.Rejected, "clientError")]
    [InlineData(307, DeliveryOutcome.Rejected, "other")]
    public async Task Only_a_server_error_is_tried_again(int status, DeliveryOutcome outcome, string reason)
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        recorder.FailNext(1, status);
        var result = await SendAsync(recorder.Url);
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    private static Task<DeliveryResult> SendAsync(string url) =>
        new WebhookNotifier(new WebhookOptions { Url = new SecretSource("url", new Secret(url)), Templates = Rendering.Defaults }, new HttpDelivery(HttpDelivery.CreateClient(), TimeProvider.System))
            .SendAsync(Samples.Sample, Token);

    private static string OneLine(string json) => json.ReplaceLineEndings("");

    private static string Body(Notification notification, int maxAlerts = 0) => Encoding.UTF8.GetString(new WebhookPayload(notification, maxAlerts).Write().Span);

    private static JsonElement Json(Notification notification, int maxAlerts = 0)
    {
        using var document = JsonDocument.Parse(new WebhookPayload(notification, maxAlerts).Write());
        return document.RootElement.Clone();
    }
}
