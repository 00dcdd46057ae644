using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tocsin.Testing.StandIns;

/// <summary>One request as the stand-in got it.</summary>
public sealed record ReceivedQuery(string Path, IReadOnlyDictionary<string, string> Form, IReadOnlyDictionary<string, string> Headers)
{
    public string Query => Form.GetValueOrDefault("query", "");
}

/// <summary>
/// Stands in for a Prometheus. It answers as it is told to (see <see cref="PrometheusAnswers"/>) and refuses, as the real API would,
/// requests that are not well-formed; those are listed in <see cref="Refused"/>.
/// </summary>
public sealed class PrometheusStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedQuery> _requests = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private volatile Func<ReceivedQuery, RequestDelegate> _answer = static _ => PrometheusAnswers.Vector(1);

    private PrometheusStandIn(WebApplication app)
    {
        _app = app;
    }

    /// <summary>Its address, without a path.</summary>
    public Uri Url => new(_app.Urls.First());

    public IReadOnlyList<ReceivedQuery> Requests => [.. _requests];

    /// <summary>What the real API would not have accepted, one line each.</summary>
    public IReadOnlyList<string> Refused => [.. _refused];

    /// <param name="pathPrefix">Such as <c>/prom</c>, where the API is below a path.</param>
    public static async Task<PrometheusStandIn> StartAsync(string pathPrefix = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var standIn = new PrometheusStandIn(app);
        app.Run(context => standIn.HandleAsync(context, pathPrefix));
        await app.StartAsync();
        return standIn;
    }

    public void Answer(RequestDelegate answer) => _answer = _ => answer;

    public void Answer(Func<ReceivedQuery, RequestDelegate> answer) => _answer = answer;

    /// <summary>Waits until that many more requests have arrived.</summary>
    public async Task WaitForRequestsAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            await _arrived.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task HandleAsync(HttpContext context, string pathPrefix)
    {
        var form = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted)).ToDictionary(f => f.Key, f => f.Value.ToString())
            : [];
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ReceivedQuery(context.Request.Path.Value ?? "", form, headers);
        _requests.Enqueue(request);
        _arrived.Release();
        if (PrometheusApiRules.WhyRefused(context.Request, request, pathPrefix) is var (status, why))
        {
            _refused.Enqueue(why);
            await PrometheusAnswers.Error(status, "bad_data", why)(context);
            return;
        }

        await _answer(request)(context);
    }
}
