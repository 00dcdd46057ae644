using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tocsin.Alerts;
using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

public sealed class IngestHttpTests : IAsyncLifetime
{
    private const string Valid = """{"labels":{"alertname":"X"}}""";

    private IngestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await IngestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_call_of_the_readme_works()
    {
        const string body =
            """
            {
              "annotations": {"description": "Pod customer/customer-rs-transformer-9b75b488c-cpfd7 (rs-transformer) is restarting 2.11 times / 10 minutes.", "runbook_url": "https://github.com/kubernetes-monitoring/kubernetes-mixin/tree/master/runbook.md#alert-name-kubepodcrashlooping", "summary": "Pod is crash looping."},
              "labels": {"alertname": "KubePodCrashLooping", "cluster": "cluster-main", "container": "rs-transformer", "endpoint": "http", "job": "kube-state-metrics", "namespace": "customer", "pod": "customer-rs-transformer-9b75b488c-cpfd7", "priority": "P0", "prometheus": "monitoring/kube-prometheus-stack-prometheus", "region": "us-west-1", "replica": "0", "service": "kube-prometheus-stack-kube-state-metrics", "severity": "CRITICAL"},
              "startsAt": "2022-03-02T07:31:57.339Z", "status": "firing"}
            """;
        Assert.Equal((200, """{"status":"success"}"""), await PostAsync("/alert", body));

        var alert = Assert.Single(_server.Submitted);
        Assert.Equal(13, alert.Labels.Count);
        Assert.Equal("Pod is crash looping.", alert.Annotations["summary"]);
        Assert.Equal(AlertStatus.Firing, alert.Status);
    }

    [Theory]
    [InlineData("/alert", Valid, """{"status":"success"}""", """{"status":"ignored"}""")]
    [InlineData("/webhook/alertmanager", "{\"alerts\":[" + Valid + "]}", """{"status":"success"}""", """{"status":"ignored"}""")]
    [InlineData("/api/v2/alerts", "[" + Valid + "]", "", "")]
    public async Task The_answer_says_what_became_of_the_alerts(string path, string body, string accepted, string ignored)
    {
        Assert.Equal((200, accepted), await PostAsync(path, body));
        _server.Outcome = IntakeOutcome.Ignored;
        Assert.Equal((200, ignored), await PostAsync(path, body));
        foreach (var outcome in new[] { IntakeOutcome.NotStored, IntakeOutcome.Busy })
        {
            _server.Outcome = outcome;
            using var response = await _server.Client.PostAsync(path, Json(body), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith(path == "/api/v2/alerts" ? "\"" : """{"status":"error","error":""", answer, StringComparison.Ordinal);
            Assert.Contains("send them again", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/alert", "[]", """{"status":"ignored"}""")]
    [InlineData("/webhook/alertmanager", """{"alerts":[]}""", """{"status":"ignored"}""")]
    [InlineData("/api/v2/alerts", "[]", "")]
    [InlineData("/api/v2/alerts", "null", "")]
    public async Task Nothing_is_handed_in_where_there_is_nothing(string path, string body, string expected)
    {
        Assert.Equal((200, expected), await PostAsync(path, body));
        Assert.Equal(0, _server.Submissions);
    }

    [Fact]
    public async Task Valid_alerts_of_a_bad_batch_are_handed_in()
    {
        Assert.Equal(
            (400, """{"status":"error","error":"[1].labels.severity: must be text, got a number; the one valid alert was taken"}"""),
            await PostAsync("/alert", $$$"""[{{{Valid}}},{"labels":{"severity":5}}]"""));
        Assert.Equal(
            (400, """{"status":"error","error":"alerts[1].labels: required; the 2 valid alerts were taken"}"""),
            await PostAsync("/webhook/alertmanager", $$"""{"alerts":[{{Valid}},{},{{Valid}}]}"""));
        Assert.Equal((400, "\"at least one label pair required\"\n"), await PostAsync("/api/v2/alerts", $$$"""[{"labels":{}},{{{Valid}}}]"""));
        Assert.Equal(4, _server.Submitted.Count);
    }

    [Fact]
    public async Task A_store_that_is_away_weighs_more_than_a_bad_alert()
    {
        _server.Outcome = IntakeOutcome.NotStored;

        Assert.Equal(503, (await PostAsync("/alert", $$"""[{{Valid}},{}]""")).Status);
        Assert.Equal(400, (await PostAsync("/alert", "[{}]")).Status);
    }

    [Fact]
    public async Task Nothing_of_a_body_cut_short_is_handed_in()
    {
        Assert.Equal((400, """{"status":"error","error":"the JSON ends too early: line 1, byte 30, in [1]"}"""), await PostAsync("/alert", $"[{Valid},"));
        Assert.Equal(400, (await PostAsync("/api/v2/alerts", $"[{Valid},")).Status);
        Assert.Equal(0, _server.Submissions);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json;charset=UTF8", 200)]
    [InlineData("Application/JSON", 200)]
    [InlineData("application/vnd.alert+json", 200)]
    [InlineData("application/json; charset=latin1", 415)]
    [InlineData("text/json", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("nonsense", 415)]
    [InlineData(null, 415)]
    public async Task Only_json_is_read(string? contentType, int status)
    {
        Assert.Equal(status, (await PostAsync("/alert", Valid, contentType)).Status);
        Assert.Equal(status == 200 ? 1 : 0, _server.Submissions);
    }

    [Fact]
    public async Task Curl_without_a_content_type_is_told_what_to_add()
    {
        var expected = """{"status":"error","error":"unsupported content type \"application/x-www-form-urlencoded\"; """
            + """send JSON in UTF-8, with curl: -H 'Content-Type: application/json'"}""";

        Assert.Equal((415, expected), await PostAsync("/alert", Valid, "application/x-www-form-urlencoded"));
    }

    [Theory]
    [InlineData("[]", "text/plain", 415, """{"code":415,"message":"unsupported media type \"text/plain\", only [application/json] are allowed"}""")]
    [InlineData("[]", null, 415, """{"code":415,"message":"unsupported media type \"application/octet-stream\", only [application/json] are allowed"}""")]
    [InlineData("[]", "application/json; charset=latin1", 200, "")]
    [InlineData("", "text/plain", 422, """{"code":602,"message":"alerts in body is required"}""")]
    public async Task Alertmanagers_api_answers_as_upstream(string body, string? contentType, int status, string expected)
    {
        Assert.Equal((status, expected), await PostAsync("/api/v2/alerts", body, contentType));
    }

    [Theory]
    [InlineData("/alert")]
    [InlineData("/webhook/alertmanager")]
    [InlineData("/api/v2/alerts")]
    public async Task Only_post_is_mapped(string path)
    {
        using var response = await _server.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Chunked_bodies_are_read_whole()
    {
        var alerts = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$$"""{"labels":{"alertname":"X","n":"{{{i}}}"}}"""));

        Assert.Equal((200, ""), await PostChunkedAsync("/api/v2/alerts", $"[{alerts}]"));
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"{i}"), _server.Submitted.Select(alert => alert.Labels["n"]));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<(int Status, string Body)> PostAsync(string path, string body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await _server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<(int Status, string Body)> PostChunkedAsync(string path, string body)
    {
        using var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var response = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
