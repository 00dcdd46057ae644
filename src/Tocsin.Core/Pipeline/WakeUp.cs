namespace Tocsin.Pipeline;

/// <summary>Wakes the engine: when something arrives, and when something is due. Setting it twice wakes once.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _isSet;

    public WakeUp(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static state => ((WakeUp)state!).Set(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
        {
            _signal.Release();
        }
    }

    /// <summary>Waits until it is set, or until <paramref name="due"/>.</summary>
    public async Task WaitAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        _timer.Change(Until(due), Timeout.InfiniteTimeSpan);
        await _signal.WaitAsync(cancellationToken);

        // A full fence: what is looked at from here on must not be read before this is seen, or a signal in between is lost.
        Interlocked.Exchange(ref _isSet, 0);
    }

    // The semaphore holds no handle, and a late report may still set it: only the timer has to go.
    public void Dispose() => _timer.Dispose();

    private TimeSpan Until(DateTimeOffset due)
    {
        if (due == DateTimeOffset.MaxValue)
        {
            return Timeout.InfiniteTimeSpan;
        }

        // Timers count whole milliseconds; rounding up keeps them from ringing a moment too early, again and again.
        var wait = Math.Ceiling((due - _time.GetUtcNow()).TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Clamp(wait, 0, TimeSpan.FromDays(1).TotalMilliseconds));
    }
}
