using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>Evidence is looked for on the way to the receiver, and never at the cost of a page.</summary>
public sealed class EvidenceTests : IAsyncDisposable
{
    private readonly EngineFixture _node = new();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_slow_source_delays_every_message_of_a_storm_once_not_one_after_the_other()
    {
        const int Storm = 50;
        var asked = 0;
        var allAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _node.Enrich = async (alerts, cancellationToken) =>
        {
            if (Interlocked.Increment(ref asked) == Storm)
            {
                allAsked.SetResult();
            }

            await allAsked.Task.WaitAsync(cancellationToken);
            return EngineFixture.Bare(alerts);
        };
        _node.GroupBy = ["pod"];
        await _node.StartAsync();
        using var batch = new AlertBatch();
        for (var i = 0; i < Storm; i++)
        {
            EngineFixture.Add(batch, "Down", startsAt: _node.Time.GetUtcNow().AddHours(-1), pod: $"{i}");
        }

        await _node.SubmitAsync(batch).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(Storm, _node.Slack.Told.Count);
    }

    [Fact]
    public async Task A_bug_in_an_enrichment_costs_the_evidence_not_the_page()
    {
        _node.Enrich = static (_, _) => throw new InvalidOperationException("a bug");
        await _node.StartAsync();

        await _node.PostAsync("Down", startsAt: _node.Time.GetUtcNow().AddHours(-1));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
    }
}
