using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Tocsin.Pipeline;

/// <summary>Many messages for a receiver that is slow, or that answers only some.</summary>
public sealed class LaneTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _hang = new();
    private readonly ConcurrentQueue<string> _begun = new();

    [Fact]
    public async Task Messages_that_hang_do_not_keep_others_from_the_same_receiver()
    {
        var lane = new Lane<string>(2, _time, DeliverAsync);
        foreach (var message in new[] { "hangs 1", "hangs 2", "hangs 3", "a", "b" })
        {
            lane.Add(message);
        }

        await UntilAsync(() => _begun.Count == 5);

        Assert.Equal(["a", "b", "hangs 1", "hangs 2", "hangs 3"], _begun.Order());
        _hang.SetResult();
    }

    [Fact]
    public async Task Messages_that_end_soon_are_sent_so_many_at_a_time()
    {
        var lane = new Lane<string>(2, _time, DeliverAsync);
        lane.Add("hangs 1");
        lane.Add("hangs 2");
        lane.Add("a");
        await UntilAsync(() => _begun.Count == 2, TimeSpan.Zero);
        Assert.DoesNotContain("a", _begun);

        _hang.SetResult();

        await UntilAsync(() => _begun.Count == 3, TimeSpan.Zero);
    }

    private async Task UntilAsync(Func<bool> condition, TimeSpan? step = null)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _time.Advance(step ?? TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private async Task DeliverAsync(string message)
    {
        _begun.Enqueue(message);
        if (message.StartsWith("hangs", StringComparison.Ordinal))
        {
            await _hang.Task;
        }
    }
}
