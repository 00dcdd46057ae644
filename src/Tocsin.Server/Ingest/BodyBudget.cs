using System.Threading.RateLimiting;

namespace Tocsin.Server.Ingest;

/// <summary>Bounds what the bodies of all requests take together. Who finds it used up waits in line, for a while.</summary>
internal sealed class BodyBudget(IngestLimits limits, TimeProvider time) : IDisposable
{
    /// <summary>The unit in which shares are taken, in bytes.</summary>
    private const int Unit = 64 << 10;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Units(Math.Max(limits.MaxBuffered, Math.Max(limits.MaxBody, limits.MaxAlertBody))),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Takes a share; null where none came free in time.</summary>
    public ValueTask<RateLimitLease?> TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        var lease = _limiter.AttemptAcquire(Units(bytes));
        return lease.IsAcquired ? ValueTask.FromResult<RateLimitLease?>(lease) : WaitAsync(bytes, cancellationToken);
    }

    public void Dispose() => _limiter.Dispose();

    private async ValueTask<RateLimitLease?> WaitAsync(int bytes, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.MaxWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var lease = await _limiter.AcquireAsync(Units(bytes), either.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static int Units(long bytes) => (int)Math.Max(1, (bytes + Unit - 1) / Unit);
}
