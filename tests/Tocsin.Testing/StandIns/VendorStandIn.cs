using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Tocsin.Testing.StandIns;

/// <summary>
/// A vendor's HTTP endpoint on a free port of 127.0.0.1. It checks each request as the vendor documents it, answers as the vendor would,
/// keeps what arrived, and can be told to fail, to be slow or to hang.
/// </summary>
public abstract class VendorStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<PlannedAnswer> _planned = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _app;

    /// <summary>Everything that arrived, in order: also what was failed on purpose, or refused.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>What the vendor took.</summary>
    public IReadOnlyList<RecordedRequest> Delivered => [.. Requests.Where(r => r.Problem.Length == 0 && (int)r.Status is >= 200 and < 300)];

    /// <summary>What no vendor would take, whatever the stand-in was told to answer. Tests assert that there is none.</summary>
    public IReadOnlyList<RecordedRequest> Refused => [.. Requests.Where(r => r.Problem.Length > 0)];

    protected string BaseUrl => _app?.Urls.First() ?? throw new InvalidOperationException("the stand-in has not been started");

    /// <summary>Answers the next requests with this status, as the vendor would word it.</summary>
    public void FailNext(int count, int status, string body = "", string? retryAfter = null) =>
        Plan(count, new PlannedAnswer(status, body, retryAfter, TimeSpan.Zero));

    /// <summary>Never answers the next requests.</summary>
    public void HangNext(int count) => Plan(count, new PlannedAnswer(null, "", null, Timeout.InfiniteTimeSpan));

    /// <summary>Answers the next requests as usual, but late.</summary>
    public void DelayNext(int count, TimeSpan delay) => Plan(count, new PlannedAnswer(null, "", null, delay));

    /// <summary>Waits until so many requests were delivered, and returns them.</summary>
    public async Task<IReadOnlyList<RecordedRequest>> WaitForDeliveredAsync(int count, CancellationToken cancellationToken)
    {
        while (Delivered.Count < count)
        {
            await _arrived.WaitAsync(cancellationToken);
        }

        return Delivered;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _stopping.Dispose();
        _arrived.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts on the port given, or on a free one.</summary>
    protected async Task ListenAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, port, l => l.Protocols = HttpProtocols.Http1));
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = 64 * 1024 * 1024);
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
    }

    /// <summary>What the vendor makes of a request.</summary>
    protected abstract VendorVerdict Judge(RecordedRequest request);

    /// <summary>What it was told to do with this request; null: as usual.</summary>
    private protected virtual PlannedAnswer? NextPlanned(RecordedRequest request) => _planned.TryDequeue(out var plan) ? plan : null;

    private void Plan(int count, PlannedAnswer answer)
    {
        for (var i = 0; i < count; i++)
        {
            _planned.Enqueue(answer);
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request, context.RequestAborted);
        var verdict = Judge(request);
        var planned = NextPlanned(request);
        var status = planned?.Status ?? (planned?.Delay == Timeout.InfiniteTimeSpan ? 0 : verdict.Status);
        Record(request with { Status = (HttpStatusCode)status, Problem = verdict.Problem });
        if (planned is { Delay: var delay } && delay != TimeSpan.Zero && !await WaitAsync(delay, context.RequestAborted))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = verdict.ContentType;
        if (planned?.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(planned?.Status is null ? verdict.Body : planned.Body, context.RequestAborted);
    }

    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, _stopping.Token);
        try
        {
            await Task.Delay(delay, TimeProvider.System, either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Record(RecordedRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }

        _arrived.Release();
    }

    private static async Task<RecordedRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(request.Method, request.Path + request.QueryString, headers, body.ToArray(), TimeProvider.System.GetUtcNow(), 0, "");
    }
}
