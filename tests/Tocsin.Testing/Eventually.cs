using System.Diagnostics;

namespace Tocsin.Testing;

/// <summary>Waits for what other processes do: their clocks are not the test's.</summary>
public static class Eventually
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It did not become true in time; the message is <paramref name="why"/>.</exception>
    public static async Task BecomesTrueAsync(Func<Task<bool>> condition, TimeSpan limit, Func<string> why, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds:0} s: {why()}");
            }

            await Task.Delay(_pause, cancellationToken);
        }
    }

    public static Task BecomesTrueAsync(Func<bool> condition, TimeSpan limit, Func<string> why, CancellationToken cancellationToken) =>
        BecomesTrueAsync(() => Task.FromResult(condition()), limit, why, cancellationToken);
}
