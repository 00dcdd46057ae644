using System.Globalization;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// Remembers that a source does not answer, so that not every alert waits its whole budget for it. After some failures in a row one
/// request per pause is let through to see whether it is back; the others are answered at once.
/// </summary>
internal sealed class CircuitBreaker(string source, TimeProvider time)
{
    public const int FailuresToOpen = 5;

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _since;
    private DateTimeOffset _retryAt;

    /// <summary>Null where the source may be asked; else why not, for people.</summary>
    public string? WhyNot()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_failures < FailuresToOpen)
            {
                return null;
            }

            if (now >= _retryAt)
            {
                // This caller tries; who comes while it does is refused.
                _retryAt = now + Pause;
                return null;
            }

            var seconds = Math.Ceiling((_retryAt - now).TotalSeconds);
            return string.Create(
                CultureInfo.InvariantCulture, $"{source} is not answering (since {_since.UtcDateTime:HH:mm:ss} UTC, trying again in {seconds}s)");
        }
    }

    public void Answered()
    {
        lock (_gate)
        {
            _failures = 0;
        }
    }

    public void Failed()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _since = _failures == 0 ? now : _since;
            _failures++;
            _retryAt = now + Pause;
        }
    }
}
