using Tocsin.Configuration;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// One source as all steps share it: the same query at the same time is one request, answers are kept for a moment, few requests run at
/// once, and a source that does not answer is left alone for a while.
/// </summary>
internal sealed class PrometheusServer
{
    public const int MaxRunning = 20;

    private readonly PrometheusClient _client;
    private readonly TimeProvider _time;
    private readonly CircuitBreaker _breaker;
    private readonly AnswerCache _cache;
    private readonly Lock _gate = new();
    private readonly Places _places = new(MaxRunning);

    public PrometheusServer(PrometheusSource source, HttpClient http, TimeProvider time)
    {
        Name = source.Name;
        _client = new PrometheusClient(source, http, time);
        _time = time;
        _breaker = new CircuitBreaker(source.Name, time);
        _cache = new AnswerCache(time);
    }

    public string Name { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>
    /// The answer to a query. Cancelling ends the caller's waiting, not the request: others may wait for it too. It ends by the query's
    /// own timeout.
    /// </summary>
    public Task<PrometheusAnswer> AskAsync(PrometheusQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_cache.TryGet(query, out var answer))
            {
                if (!_cache.TryMakeRoom())
                {
                    return Task.FromResult(PrometheusAnswer.Error($"too many queries are waiting for {Name}"));
                }

                // Its time runs from now. It must not run here, under the lock, and it outlives the caller.
                var timeout = new CancellationTokenSource(query.Timeout, _time);
                answer = Task.Run(() => RunAsync(query, timeout), CancellationToken.None);
                _cache.Add(query, answer);
            }

            return answer.WaitAsync(cancellationToken);
        }
    }

    private async Task<PrometheusAnswer> RunAsync(PrometheusQuery query, CancellationTokenSource timeout)
    {
        using var disposed = timeout;
        var keep = false;
        try
        {
            var answer = await RunInTurnAsync(query, timeout.Token);
            keep = answer.IsKept;
            return answer;
        }
        finally
        {
            lock (_gate)
            {
                _cache.Done(query, keep);
            }
        }
    }

    private async Task<PrometheusAnswer> RunInTurnAsync(PrometheusQuery query, CancellationToken timeout)
    {
        try
        {
            await _places.TakeAsync(timeout);
        }
        catch (OperationCanceledException)
        {
            return PrometheusAnswer.Timeout($"{Name} was still busy with other queries after {PrometheusDuration.Format(query.Timeout)}");
        }

        try
        {
            return _breaker.WhyNot() is { } refusal ? PrometheusAnswer.Error(refusal) : await RequestAsync(query, timeout);
        }
        finally
        {
            _places.Leave();
        }
    }

    private async Task<PrometheusAnswer> RequestAsync(PrometheusQuery query, CancellationToken timeout)
    {
        PrometheusAnswer answer;
        try
        {
            answer = await _client.AskAsync(query, timeout);
        }
        catch (OperationCanceledException)
        {
            answer = PrometheusAnswer.Unreachable(EvidenceStatus.Timeout, $"{Name} did not answer within {PrometheusDuration.Format(query.Timeout)}");
        }

        if (answer.FromServer)
        {
            _breaker.Answered();
        }
        else
        {
            _breaker.Failed();
        }

        return answer;
    }
}
