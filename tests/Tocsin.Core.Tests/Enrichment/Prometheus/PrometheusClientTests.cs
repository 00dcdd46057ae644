using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Configuration;
using Tocsin.Testing.StandIns;

namespace Tocsin.Enrichment.Prometheus;

public sealed class PrometheusClientTests : IAsyncLifetime
{
    private static readonly PrometheusQuery _now = new("up", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    private static readonly PrometheusQuery _hour = _now with { Range = TimeSpan.FromHours(1), Step = TimeSpan.FromMinutes(1) };

    private readonly FakeTimeProvider _time = Given.Clock();
    private readonly HttpClient _http = EnrichmentHttp.CreateClient();
    private PrometheusStandIn _prometheus = null!;

    public async ValueTask InitializeAsync() => _prometheus = await PrometheusStandIn.StartAsync("/prom");

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _prometheus.DisposeAsync();
    }

    [Fact]
    public async Task An_instant_query_gives_its_value()
    {
        _prometheus.Answer(PrometheusAnswers.Vector(0.42));
        var answer = await AskAsync(_now);
        Assert.Equal(EvidenceStatus.Ok, answer.Status);
        Assert.Equal(new EvidencePoint(DateTimeOffset.FromUnixTimeMilliseconds(1767436620123), 0.42), Assert.Single(answer.Points));
    }

    [Fact]
    public async Task An_instant_query_is_posted_as_a_form_below_the_path_of_the_url()
    {
        await AskAsync(_now);
        var request = Assert.Single(_prometheus.Requests);
        Assert.Equal("/prom/api/v1/query", request.Path);
        Assert.Equal(("up", "4.5", "100"), (request.Query, request.Form["timeout"], request.Form["limit"]));
        Assert.Empty(_prometheus.Refused);
    }

    [Fact]
    public async Task A_range_query_asks_for_the_time_before_now()
    {
        _prometheus.Answer(PrometheusAnswers.Matrix((1, "0.1"), (61, "NaN"), (121, "0.3")));
        var answer = await AskAsync(_hour);
        Assert.Equal([0.1, 0.3], answer.Points.Select(p => p.Value));
        var request = Assert.Single(_prometheus.Requests);
        Assert.Equal("/prom/api/v1/query_range", request.Path);
        Assert.Equal(Given.Noon.AddHours(-1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), request.Form["start"]);
        Assert.Equal(Given.Noon.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), request.Form["end"]);
        Assert.Equal("60", request.Form["step"]);
        Assert.Empty(_prometheus.Refused);
    }

    [Fact]
    public async Task A_scalar_is_a_value()
    {
        _prometheus.Answer(PrometheusAnswers.Scalar("42"));
        Assert.Equal(42, (await AskAsync(_now)).Points[0].Value);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("+Inf")]
    [InlineData("-Inf")]
    public async Task What_is_no_number_is_no_data(string value)
    {
        _prometheus.Answer(PrometheusAnswers.Vector(value));
        Expect(await AskAsync(_now), EvidenceStatus.NoData, $"the query gives {value}");
    }

    [Fact]
    public async Task No_series_is_no_data()
    {
        _prometheus.Answer(PrometheusAnswers.Vector(Array.Empty<string>()));
        Expect(await AskAsync(_now), EvidenceStatus.NoData, "the query found no data");
    }

    [Theory]
    [InlineData(2, "the query gives 2 series; aggregate it to one, with sum(...) or max(...)")]
    [InlineData(10_000, "the query gives 10000 or more series; aggregate it to one, with sum(...) or max(...)")]
    public async Task Several_series_are_an_error_that_says_what_to_do(int count, string reason)
    {
        _prometheus.Answer(PrometheusAnswers.Vector([.. Enumerable.Repeat("1", count)]));
        Expect(await AskAsync(_now), EvidenceStatus.Error, reason);
    }

    [Fact]
    public async Task Too_many_points_are_an_error()
    {
        _prometheus.Answer(PrometheusAnswers.Matrix([.. Enumerable.Range(0, 5000).Select(i => ((double)i, "1"))]));
        Expect(await AskAsync(_hour), EvidenceStatus.Error, "the query gives more than 1100 points; use a larger step");
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"string","result":[1,"abc"]}}""", "the query gives a string, not a number")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{"count":"1"}]}]}}""", "the query gives a native histogram, not a number; use histogram_quantile(...)")]
    [InlineData("""{"status":"success"}""", "prom gave an answer that is not of Prometheus' query API")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":["x"]}]}}""", "prom gave an answer that is not of Prometheus' query API")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[7]}}""", "prom gave an answer that is not of Prometheus' query API")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"abc"]}]}}""", "prom gave an answer that is not of Prometheus' query API")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1e300,"1"]}]}}""", "prom gave an answer that is not of Prometheus' query API")]
    [InlineData("[]", "prom answered HTTP 200")]
    [InlineData("", "prom gave an answer that is no complete JSON")]
    [InlineData("""{"status":"success","data":{"resul""", "prom gave an answer that is no complete JSON")]
    public async Task Strange_answers_are_errors(string body, string reason)
    {
        _prometheus.Answer(PrometheusAnswers.Json(200, body));
        Expect(await AskAsync(_now), EvidenceStatus.Error, reason);
    }

    [Theory]
    [InlineData(400, "bad_data", "parse error", EvidenceStatus.Error, "prom refused the query: parse error")]
    [InlineData(422, "execution", "many-to-many\nmatching", EvidenceStatus.Error, "prom refused the query: many-to-many matching")]
    [InlineData(503, "timeout", "query timed out", EvidenceStatus.Timeout, "prom gave the query up: query timed out")]
    public async Task Errors_of_the_API_are_told_in_its_own_words(int code, string type, string error, EvidenceStatus status, string reason)
    {
        _prometheus.Answer(PrometheusAnswers.Error(code, type, error));
        Expect(await AskAsync(_now), status, reason);
    }

    [Theory]
    [InlineData(200, "prom answered with a web page, not with JSON; is its url right?")]
    [InlineData(404, "prom answered HTTP 404; is its url right?")]
    [InlineData(401, "prom answered HTTP 401; check its credentials")]
    [InlineData(502, "prom answered HTTP 502")]
    public async Task A_web_page_is_an_error(int code, string reason)
    {
        _prometheus.Answer(PrometheusAnswers.Html(code));
        Expect(await AskAsync(_now), EvidenceStatus.Error, reason);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        _prometheus.Answer(PrometheusAnswers.Huge(1L << 40));
        Expect(await AskAsync(_now), EvidenceStatus.Error, "prom gave an answer of more than 4 MiB");
    }

    [Fact]
    public async Task A_cut_off_answer_is_an_error()
    {
        _prometheus.Answer(PrometheusAnswers.CutAfterHalf());
        var answer = await AskAsync(_now);
        Expect(answer, EvidenceStatus.Error, "prom ended the connection before its answer was complete");
        Assert.False(answer.FromServer);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await PrometheusStandIn.StartAsync();
        _prometheus.Answer(PrometheusAnswers.Redirect(other.Url + "api/v1/query"));
        Expect(await AskAsync(_now), EvidenceStatus.Error, "prom answered with a redirect (302); configure the url that it leads to");
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_told_without_the_urls_credentials()
    {
        var url = new UriBuilder(_prometheus.Url) { UserName = "user", Password = "hunter2" }.Uri;
        await _prometheus.DisposeAsync();
        var answer = await AskAsync(_now, new PrometheusSource { Name = "prom", Url = url });
        Expect(answer, EvidenceStatus.Error, "prom refused the connection");
        Assert.False(answer.FromServer);
    }

    [Fact]
    public async Task A_hanging_answer_is_left_when_cancelled()
    {
        _prometheus.Answer(PrometheusAnswers.HangAfterHalf());
        using var stop = new CancellationTokenSource();
        var asking = new PrometheusClient(Source(), _http, _time).AskAsync(_now, stop.Token);
        await _prometheus.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Credentials_are_sent_as_configured()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "t0ken\n", TestContext.Current.CancellationToken);
        await AskAsync(_now, Source() with { BearerTokenFile = file });
        await AskAsync(_now, Source() with { BasicAuth = new BasicAuth("me", file) });
        await AskAsync(_now, Source() with { Url = new UriBuilder(Source().Url) { UserName = "me", Password = "p%40ss" }.Uri });
        await AskAsync(_now, Source() with { Headers = new Dictionary<string, Secret> { ["X-Scope-OrgID"] = new("tenant") } });
        File.Delete(file);
        Assert.Equal(
            ["Bearer t0ken", Basic("me:t0ken"), Basic("me:p@ss"), ""],
            _prometheus.Requests.Select(r => r.Headers.GetValueOrDefault("Authorization", "")));
        Assert.Equal("tenant", _prometheus.Requests[^1].Headers["X-Scope-OrgID"]);
        Assert.Empty(_prometheus.Refused);
    }

    [Fact]
    public async Task Credentials_that_cannot_be_had_are_an_error_and_nothing_is_sent()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        Expect(await AskAsync(_now, Source() with { BearerTokenFile = missing }), EvidenceStatus.Error, "bearer_token_file of prom cannot be read");
        Expect(await AskAsync(_now, Source() with { BasicAuth = new("me", missing) }), EvidenceStatus.Error, "basic_auth.password_file of prom cannot be read");
        Assert.Empty(_prometheus.Requests);
    }

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Expect(PrometheusAnswer answer, EvidenceStatus status, string reason)
    {
        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        Assert.Empty(answer.Points);
    }

    private PrometheusSource Source() => new() { Name = "prom", Url = new Uri(_prometheus.Url, "/prom/") };

    private Task<PrometheusAnswer> AskAsync(PrometheusQuery query) => AskAsync(query, Source());

    private Task<PrometheusAnswer> AskAsync(PrometheusQuery query, PrometheusSource source) =>
        new PrometheusClient(source, _http, _time).AskAsync(query, TestContext.Current.CancellationToken);
}
