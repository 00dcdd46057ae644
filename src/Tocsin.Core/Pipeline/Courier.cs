using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tocsin.Enrichment;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>Makes the attempts: gathers the evidence, lets the integration send, and reports how it went. Decides nothing.</summary>
internal sealed partial class Courier(TimeProvider time, ILogger<Courier> logger) : IDisposable
{
    /// <summary>Attempts at a time, for each integration; those that take long are not counted (<see cref="Lane{T}"/>).</summary>
    private const int LaneWidth = 64;

    /// <summary>Deliveries whose evidence is gathered at a time. Sources bound what is asked of them at once; waiting for them is cheap.</summary>
    private const int GatheringWidth = 1000;

    private static readonly DeliveryResult _noPlace =
        new(DeliveryOutcome.Retry, "not sent: too many messages to this receiver are still under way", FailureReason.DeadlineExceeded);

    /// <summary>With less time than this left, a message that waited for its place is left to the next flush.</summary>
    private static readonly TimeSpan _shortestFirstAttempt = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan _attemptLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop waits for attempts under way: most end by then, and need not be repeated by the next process.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<IntegrationKey, Lane<Delivery>> _lanes = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStopping;
    private volatile PipelineSettings _settings = null!;
    private int _busy;

    /// <summary>Where outcomes go; set before the first delivery.</summary>
    public Action<DeliveryReport>? Report { get; set; }

    /// <summary>Attempts under way or queued.</summary>
    public int Busy => Volatile.Read(ref _busy);

    // A slow source must not hold a place in an integration's lane: the last message of a storm would wait for the budget of all before it.
    private Lane<Delivery> Gathering => field ??= new Lane<Delivery>(GatheringWidth, time, GatherAsync);

    /// <summary>Takes the configuration: before the first delivery, and with each reload.</summary>
    public void Use(PipelineSettings settings) => _settings = settings;

    /// <summary>Queues an attempt. Called by the engine only.</summary>
    public void Send(Delivery delivery)
    {
        Interlocked.Increment(ref _busy);
        if (delivery.Evidence is null)
        {
            Gathering.Add(delivery);
        }
        else
        {
            Queue(delivery);
        }
    }

    /// <summary>
    /// Begins nothing new, waits a little for what is under way, and breaks off the rest; what was not reported is sent again by the next process.
    /// </summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        CompleteIfIdle();
        await Task.WhenAny(_idle.Task, Task.Delay(_patience, time, _stop.Token));
        Abort();
    }

    /// <summary>Breaks off at once, as the end of the process would.</summary>
    public void Abort()
    {
        _isStopping = true;
        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();

    private void Queue(Delivery delivery) => _lanes.GetOrAdd(delivery.Integration.Key, _ => new Lane<Delivery>(LaneWidth, time, AttemptAsync)).Add(delivery);

    private async Task GatherAsync(Delivery delivery)
    {
        delivery.Evidence = delivery.IsWithdrawn ? [] : await EnrichAsync(delivery);
        Queue(delivery);
    }

    private async Task<IReadOnlyList<EnrichedAlert>> EnrichAsync(Delivery delivery)
    {
        try
        {
            return await _settings.Enrich(delivery.Alerts, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception e)
        {
            // A bug there costs the evidence, not the page.
            LogNoEvidence(delivery.Integration.Key, e);
            return [.. delivery.Alerts.Select(a => new EnrichedAlert(a, []))];
        }
    }

    private async Task AttemptAsync(Delivery delivery)
    {
        try
        {
            if (!_isStopping && delivery.TryBeginAttempt())
            {
                Report?.Invoke(IsTooLate(delivery) ? TooLate(delivery) : await AttemptInTimeAsync(delivery));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopping: the row stays pending in the journal.
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
            CompleteIfIdle();
        }
    }

    private bool IsTooLate(Delivery delivery)
    {
        var needed = delivery.Attempts == 0 ? _shortestFirstAttempt : TimeSpan.Zero;
        return delivery.Deadline - time.GetUtcNow() <= needed;
    }

    // Its turn came when its flush was as good as over. An attempt broken off at once would only make the receiver hear of it twice.
    private static DeliveryReport TooLate(Delivery delivery) => new(delivery, delivery.LastResult ?? _noPlace, IsGivenUp: true);

    private async Task<DeliveryReport> AttemptInTimeAsync(Delivery delivery)
    {
        delivery.Attempts++;
        var result = await SendAsync(delivery);
        var endedWithFlush = result.Reason == FailureReason.DeadlineExceeded && delivery.Deadline <= time.GetUtcNow();

        // As Alertmanager: how the attempts before went says more than that the last one had no time left.
        return new DeliveryReport(delivery, endedWithFlush && delivery.LastResult is { } last ? last with { MayHaveArrived = true } : result);
    }

    private void CompleteIfIdle()
    {
        if (_isStopping && Busy == 0)
        {
            _idle.TrySetResult();
        }
    }

    private async Task<DeliveryResult> SendAsync(Delivery delivery)
    {
        var patience = delivery.Deadline is { } deadline ? Positive(deadline - time.GetUtcNow()) : _attemptLimit;
        using var limit = new CancellationTokenSource(patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        try
        {
            return await delivery.Integration.Notifier.SendAsync(Compose(delivery), linked.Token);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Retry, $"no answer within {patience.TotalSeconds:0} s", FailureReason.DeadlineExceeded, MayHaveArrived: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug in an integration must not cost the page, nor the lane.
            LogBroken(delivery.Integration.Key, e);
            return new DeliveryResult(DeliveryOutcome.Retry, $"the integration failed: {e.GetType().Name}", "other", MayHaveArrived: true);
        }
    }

    // A timer that is due already, or never, is no timer.
    private static TimeSpan Positive(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Clamp(time.TotalMilliseconds, 1, int.MaxValue));

    private Notification.Notification Compose(Delivery delivery) => new()
    {
        Id = delivery.Row.Id,
        GroupKey = delivery.Row.GroupKey,
        Receiver = delivery.Integration.Key.Receiver,
        Reason = delivery.Row.Reason,
        GroupLabels = delivery.Group.Labels,
        RouteLabels = delivery.Row.RouteLabels,
        Alerts = delivery.Evidence ?? [.. delivery.Alerts.Select(a => new EnrichedAlert(a, []))],
        ExternalUrl = _settings.ExternalUrl,
        At = delivery.Row.At,
        StoreTrouble = delivery.StoreTrouble,
    };

    [LoggerMessage(LogLevel.Error, "Looking for evidence failed with a bug; {Integration} is told without it")]
    private partial void LogNoEvidence(IntegrationKey integration, Exception exception);

    [LoggerMessage(LogLevel.Error, "Integration {Integration} failed with a bug")]
    private partial void LogBroken(IntegrationKey integration, Exception exception);
}
