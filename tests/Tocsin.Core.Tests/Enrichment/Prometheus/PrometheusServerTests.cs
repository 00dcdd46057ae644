using Microsoft.Extensions.Time.Testing;
using Tocsin.Testing.StandIns;

namespace Tocsin.Enrichment.Prometheus;

public sealed class PrometheusServerTests : IAsyncLifetime
{
    private static readonly PrometheusQuery _up = new("up", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(5));

    private readonly FakeTimeProvider _time = Given.Clock();
    private readonly HttpClient _http = EnrichmentHttp.CreateClient();
    private PrometheusStandIn _prometheus = null!;
    private PrometheusServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _prometheus = await PrometheusStandIn.StartAsync();
        _server = new PrometheusServer(new PrometheusSource { Name = "prom", Url = _prometheus.Url }, _http, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _prometheus.DisposeAsync();
    }

    [Fact]
    public async Task The_same_query_at_the_same_time_is_one_request()
    {
        var go = new TaskCompletionSource();
        _prometheus.Answer(PrometheusAnswers.After(go.Task, PrometheusAnswers.Vector(7)));
        var asking = Enumerable.Range(0, 200).Select(_ => _server.AskAsync(_up, Stop)).ToList();
        await _prometheus.WaitForRequestsAsync(1, Stop);
        go.SetResult();
        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(7, answer.Points[0].Value));
        Assert.Single(_prometheus.Requests);
    }

    [Fact]
    public async Task Different_queries_are_different_requests()
    {
        await _server.AskAsync(_up, Stop);
        await _server.AskAsync(_up with { Text = "down" }, Stop);
        _prometheus.Answer(PrometheusAnswers.Matrix((1, "1")));
        await _server.AskAsync(_up with { Range = TimeSpan.FromHours(1), Step = TimeSpan.FromMinutes(1) }, Stop);
        Assert.Equal(3, _prometheus.Requests.Count);
    }

    [Fact]
    public async Task An_answer_is_given_to_others_for_ten_seconds()
    {
        await _server.AskAsync(_up, Stop);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        await _server.AskAsync(_up, Stop);
        Assert.Single(_prometheus.Requests);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await _server.AskAsync(_up, Stop);
        Assert.Equal(2, _prometheus.Requests.Count);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        _prometheus.Answer(PrometheusAnswers.Error(422, "execution", "no"));
        Assert.Equal(EvidenceStatus.Error, (await _server.AskAsync(_up, Stop)).Status);
        _prometheus.Answer(PrometheusAnswers.Vector(1));
        Assert.Equal(EvidenceStatus.Ok, (await _server.AskAsync(_up, Stop)).Status);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_spoil_it_for_the_others()
    {
        var go = new TaskCompletionSource();
        _prometheus.Answer(PrometheusAnswers.After(go.Task, PrometheusAnswers.Vector(7)));
        using var impatient = new CancellationTokenSource();
        var first = _server.AskAsync(_up, impatient.Token);
        var second = _server.AskAsync(_up, Stop);
        await _prometheus.WaitForRequestsAsync(1, Stop);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.SetResult();
        Assert.Equal(7, (await second).Points[0].Value);
        Assert.Single(_prometheus.Requests);
    }

    [Fact]
    public async Task A_request_ends_by_its_own_timeout()
    {
        _prometheus.Answer(PrometheusAnswers.Hang());
        var asking = _server.AskAsync(_up, Stop);
        await _prometheus.WaitForRequestsAsync(1, Stop);
        _time.Advance(_up.Timeout);
        var answer = await asking;
        Assert.Equal((EvidenceStatus.Timeout, "prom did not answer within 5s"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task A_hanging_source_gets_few_requests_at_once_and_is_then_left_alone()
    {
        _prometheus.Answer(PrometheusAnswers.Hang());
        var asking = Many(500);
        await _prometheus.WaitForRequestsAsync(PrometheusServer.MaxRunning, Stop);
        _time.Advance(_up.Timeout);
        Assert.All(await Task.WhenAll(asking), answer => Assert.NotEqual(EvidenceStatus.Ok, answer.Status));

        // Who gets the place of one of the first that time out, just before its own time is over, still asks: the source is left alone from the fifth on.
        var asked = _prometheus.Requests.Count;
        Assert.InRange(asked, PrometheusServer.MaxRunning, PrometheusServer.MaxRunning + CircuitBreaker.FailuresToOpen - 1);

        var refused = await _server.AskAsync(_up, Stop);
        Assert.Equal("prom is not answering (since 12:00:05 UTC, trying again in 10s)", refused.Reason);
        Assert.Equal(asked, _prometheus.Requests.Count);

        _prometheus.Answer(PrometheusAnswers.Vector(1));
        _time.Advance(CircuitBreaker.Pause);
        Assert.Equal(EvidenceStatus.Ok, (await _server.AskAsync(_up, Stop)).Status);
        Assert.Equal(EvidenceStatus.Ok, (await _server.AskAsync(_up with { Text = "down" }, Stop)).Status);
    }

    [Fact]
    public async Task Errors_of_a_server_that_answers_do_not_make_it_left_alone()
    {
        _prometheus.Answer(PrometheusAnswers.Error(422, "execution", "no"));
        await Task.WhenAll(Many(50));
        _prometheus.Answer(PrometheusAnswers.Vector(1));
        Assert.Equal(EvidenceStatus.Ok, (await _server.AskAsync(_up, Stop)).Status);
    }

    [Fact]
    public async Task More_waiting_queries_than_a_thousand_are_refused()
    {
        _prometheus.Answer(PrometheusAnswers.Hang());
        var asking = Many(AnswerCache.MaxEntries);
        var refused = await _server.AskAsync(_up, Stop);
        Assert.Equal((EvidenceStatus.Error, "too many queries are waiting for prom"), (refused.Status, refused.Reason));
        await _prometheus.WaitForRequestsAsync(PrometheusServer.MaxRunning, Stop);
        _time.Advance(_up.Timeout);
        await Task.WhenAll(asking);
    }

    [Fact]
    public async Task Kept_answers_make_room_for_new_ones()
    {
        await Task.WhenAll(Many(AnswerCache.MaxEntries));
        Assert.Equal(EvidenceStatus.Ok, (await _server.AskAsync(_up, Stop)).Status);
    }

    private List<Task<PrometheusAnswer>> Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => _server.AskAsync(_up with { Text = $"up > {i}" }, Stop))];
}
