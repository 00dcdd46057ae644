namespace Tocsin.Notification;

/// <summary>
/// How long to wait before an attempt is repeated: 500 ms, growing by half each time, at most 60 s, plus or minus half at random.
/// Source: Alertmanager's retry stage (cenkalti/backoff defaults). A receiver's Retry-After counts where it asks for more.
/// </summary>
internal static class RetryBackoff
{
    private static readonly TimeSpan _initial = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _cap = TimeSpan.FromSeconds(60);

    /// <summary>A receiver may ask for patience, not for silence.</summary>
    private static readonly TimeSpan _longestRetryAfter = TimeSpan.FromMinutes(15);

    public static TimeSpan After(int failedAttempts, TimeSpan? retryAfter, Random random)
    {
        var grown = _initial.TotalSeconds * Math.Pow(1.5, Math.Min(failedAttempts - 1, 20));
        var jittered = TimeSpan.FromSeconds(Math.Min(grown, _cap.TotalSeconds) * (0.5 + random.NextDouble()));
        var asked = retryAfter is { } wait && wait < _longestRetryAfter ? wait : retryAfter is null ? TimeSpan.Zero : _longestRetryAfter;
        return asked > jittered ? asked : jittered;
    }
}
