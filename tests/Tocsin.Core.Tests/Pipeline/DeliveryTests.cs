using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>What the engine makes of attempts that fail, last, or may have arrived.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();

    public async ValueTask InitializeAsync() => await _node.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_failed_attempt_is_repeated_with_growing_pauses_until_it_is_delivered()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        Assert.Single(_node.Slack.Received);

        await _node.AdvanceAsync(TimeSpan.FromMilliseconds(750));
        Assert.Equal(2, _node.Slack.Received.Count);
        await _node.AdvanceAsync(TimeSpan.FromMilliseconds(1125));

        Assert.Equal(3, _node.Slack.Received.Count);
        Assert.Single(_node.Slack.Received.Select(n => n.Id).Distinct());
        await _node.AdvanceAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(3, _node.Slack.Received.Count);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_patience_gets_it()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromSeconds(60));
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Single(_node.Slack.Received);

        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, _node.Slack.Received.Count);
    }

    [Fact]
    public async Task A_refused_message_counts_as_not_sent_and_the_next_flush_decides_again()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Rejected);
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "first notification: +Down"], _node.Slack.Told);
        Assert.Equal(2, _node.Slack.Received.Select(n => n.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_newer_decision_takes_the_place_of_one_that_could_not_be_delivered()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14));
        await _node.PostAsync("Down", In(60), startsAt: In(-10), pod: "a");
        await _node.PostAsync("Down", In(60), pod: "b");

        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(["first notification: +Downa", "first notification: +Downa +Downb"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_resolve_that_comes_during_the_first_attempt_is_told_right_after_it()
    {
        await using var node = new EngineFixture { Schedule = new(TimeSpan.Zero, TimeSpan.FromSeconds(10)) };
        await node.StartAsync();
        node.Slack.Hold();
        await node.PostAsync("Down", In(60), startsAt: In(-10));
        await node.PostAsync("Down", In(0), startsAt: In(-10));
        await node.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Single(node.Slack.Told);

        node.Slack.Release();
        await node.SettleAsync();

        Assert.Equal(["first notification: +Down", "all alerts resolved: -Down"], node.Slack.Told);
    }

    [Fact]
    public async Task What_a_timed_out_attempt_may_have_told_is_told_as_ended_too()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14), mayHaveArrived: true);
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "all alerts resolved: -Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_refire_that_a_timed_out_attempt_may_have_told_is_told_as_ended_too()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10), pod: "a");
        await _node.PostAsync("Down", In(600), pod: "b");
        await _node.PostAsync("Down", In(0), startsAt: In(-10), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("new alerts added: -Downa +Downb", _node.Slack.Told[^1]);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14), mayHaveArrived: true);
        await _node.PostAsync("Down", In(60), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("new alerts added: +Downa +Downb", _node.Slack.Told[^1]);

        await _node.PostAsync("Down", In(0), startsAt: In(-10), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("first notification: -Downa +Downb", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task A_resolve_that_a_timed_out_attempt_may_have_told_is_followed_by_the_refire()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14), mayHaveArrived: true);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.PostAsync("Down", In(60));
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5)); // the refire is not delivered yet, and stays owed
        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(
            ["first notification: +Down", "all alerts resolved: -Down", "first notification: +Down", "first notification: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task What_a_timed_out_attempt_may_have_told_is_told_as_ended_although_the_next_one_was_refused()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, mayHaveArrived: true);
        _node.Slack.AnswerNext(DeliveryOutcome.Rejected);
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "first notification: +Down", "all alerts resolved: -Down"], _node.Slack.Told);
        Assert.Equal(0, _node.Engine.GroupCount);
    }

    [Fact]
    public async Task What_was_surely_not_delivered_is_not_told_as_ended()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14));
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(25));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
        Assert.Equal(0, _node.Engine.GroupCount);
    }

    private DateTimeOffset In(double minutes) => _node.Time.GetUtcNow().AddMinutes(minutes);
}
