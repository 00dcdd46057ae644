namespace Tocsin.Pipeline;

/// <summary>
/// Works on deliveries, first in, first out, so many at a time. Each integration has its own, so that one which hangs never slows another.
/// A delivery that takes long gives its place to the next, up to <see cref="MostLent"/>: a receiver that hangs for one must not keep all others
/// from it, and one that is merely slow is told as many at a time as Alertmanager would.
/// It holds at most one delivery for each group and integration: the engine hands out no second one.
/// </summary>
internal sealed class Lane<T>(int width, TimeProvider time, Func<T, Task> deliver)
    where T : class
{
    /// <summary>Deliveries under way that have given their place away.</summary>
    public const int MostLent = 4096;

    private static readonly TimeSpan _long = TimeSpan.FromMilliseconds(100);

    private readonly Queue<T> _waiting = new();
    private int _running;
    private int _lent;

    public void Add(T delivery)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(delivery);
            if (_running == width)
            {
                return;
            }

            _running++;
        }

        _ = Task.Run(DrainAsync);
    }

    private async Task DrainAsync()
    {
        while (TakeNext() is { } delivery)
        {
            var work = deliver(delivery);
            if (await EndsSoonAsync(work))
            {
                continue;
            }

            if (Interlocked.Increment(ref _lent) <= MostLent)
            {
                _ = EndLentAsync(work);
            }
            else
            {
                await EndLentAsync(work);
            }
        }
    }

    private async Task<bool> EndsSoonAsync(Task work)
    {
        await work.WaitAsync(_long, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }

    private async Task EndLentAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _lent);
    }

    private T? TakeNext()
    {
        lock (_waiting)
        {
            if (_waiting.TryDequeue(out var delivery))
            {
                return delivery;
            }

            _running--;
            return null;
        }
    }
}
