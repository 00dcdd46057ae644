using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Pipeline;

/// <summary>While the store is away, pages go out; what was told and heard is stored once it is back.</summary>
public sealed class StoreAwayTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();
    private FailingStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _node.WrapStore = store => _store = new FailingStore(store);
        await _node.StartAsync();
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_new_alert_is_paged_and_its_sender_told_to_send_again()
    {
        _store.Fail("the disk is full");

        Assert.Equal(IntakeOutcome.NotStored, await _node.PostAsync("Down", In(60), startsAt: In(-10)));

        Assert.Equal(["first notification: +Down [the disk is full]"], _node.Slack.Told);
        Assert.Equal("the disk is full", _node.Engine.StoreTrouble);
    }

    [Fact]
    public async Task The_same_post_again_is_not_answered_with_success_before_it_is_stored()
    {
        _store.Fail("the disk is full");
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        Assert.Equal(IntakeOutcome.NotStored, await _node.PostAsync("Down", In(60), startsAt: In(-10)));

        _store.Mend();
        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(IntakeOutcome.Accepted, await _node.PostAsync("Down", In(60), startsAt: In(-10)));
        Assert.Single(_node.Slack.Told);
    }

    [Fact]
    public async Task A_refresh_of_a_stored_alert_needs_no_store()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        _store.Fail("the disk is full");

        Assert.Equal(IntakeOutcome.Accepted, await _node.PostAsync("Down", In(61), startsAt: In(-10)));
    }

    [Fact]
    public async Task What_happened_meanwhile_is_stored_when_the_store_is_back()
    {
        _store.Fail("the store is read-only");
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        _store.Mend();
        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("", _node.Engine.StoreTrouble);

        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(1, _node.Engine.Alerts.Firing);
        Assert.Single(_node.Slack.Told);
    }

    [Fact]
    public async Task What_was_told_and_what_was_not_is_stored_in_the_order_in_which_it_happened()
    {
        _node.InhibitRules = [new() { Source = new([Pod("x")]), Target = new([Pod("c")]) }];
        await _node.ReloadAsync();
        await FireAsync("a");
        await FireAsync("c");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        await _node.SilenceAsync(TimeSpan.FromHours(5), "pod=a");
        _store.Fail("the disk is full");

        // The end of one is not told, news are, and then the end of another one is not told.
        await _node.PostAsync("Down", pod: "a", status: AlertStatus.Resolved);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await FireAsync("d");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.PostAsync("Other", pod: "x", status: AlertStatus.Firing);
        await _node.PostAsync("Down", pod: "c", status: AlertStatus.Resolved);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        var told = _node.Slack.Told.Count;
        _store.Mend();
        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));
        await _node.RestartAsync();
        await _node.PostAsync("Other", pod: "x", status: AlertStatus.Resolved);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["all alerts resolved: -Otherx"], _node.Slack.Told.Skip(told));
    }

    [Fact]
    public async Task Nothing_ends_by_the_clock_meanwhile_nor_right_after()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-10));
        _store.Fail("gone");
        await _node.PostAsync("Other", In(4), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(2, _node.Engine.Alerts.Firing);

        _store.Mend();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(2, _node.Engine.Alerts.Firing);

        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(0, _node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task A_resolve_that_a_sender_states_is_told_even_then()
    {
        await _node.PostAsync("Down", status: AlertStatus.Firing, startsAt: In(-10));
        _store.Fail("gone");
        Assert.Equal(IntakeOutcome.NotStored, await _node.PostAsync("Down", status: AlertStatus.Resolved));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("all alerts resolved: -Down [gone]", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task A_snapshot_that_a_flood_put_off_does_not_keep_the_engine_busy_meanwhile()
    {
        await _node.AdvanceAsync(TimeSpan.FromMinutes(16));
        using var flood = new AlertBatch();
        for (var i = 0; i < 1001; i++)
        {
            EngineFixture.Add(flood, "Flood", In(60), pod: $"{i}");
        }

        await _node.SubmitAsync(flood);
        _store.Fail("the disk is full");
        await _node.PostAsync("Down", In(60));
        await _node.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.True(_node.Engine.NextDue() > _node.Time.GetUtcNow());
    }

    [Fact]
    public async Task What_was_kept_is_stored_in_pieces_that_a_commit_has_time_for()
    {
        _store.Fail("the disk is full");
        using var flood = new AlertBatch();
        for (var i = 0; i < 10_000; i++)
        {
            EngineFixture.Add(flood, "Flood", In(60), pod: $"{i}");
        }

        Assert.Equal(IntakeOutcome.NotStored, await _node.SubmitAsync(flood));
        _store.Mend();
        for (var i = 0; i < 4; i++)
        {
            await _node.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("", _node.Engine.StoreTrouble);
        Assert.InRange(_store.Largest.Entries, 1, 4100);
        await _node.RestartAsync();
        Assert.Equal(10_000, _node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task Large_alerts_share_a_commit_only_as_far_as_it_has_time_for_them()
    {
        var text = new string('x', 250_000);
        using var batch = new AlertBatch();
        for (var i = 0; i < 80; i++)
        {
            EngineFixture.Add(batch, "Large", In(60), pod: $"{i}", annotation: text);
        }

        Assert.Equal(IntakeOutcome.Accepted, await _node.SubmitAsync(batch));
        Assert.InRange(_store.Largest.Bytes, 1, 9 << 20);
        await _node.RestartAsync();
        Assert.Equal(80, _node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task A_store_that_hangs_counts_as_away_after_two_seconds()
    {
        _store.Hang();
        var post = _node.PostAsync("Down", In(60), startsAt: In(-10));
        for (var i = 0; i < 4 && !post.IsCompleted; i++)
        {
            await Task.Yield();
            _node.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(IntakeOutcome.NotStored, await post);
        Assert.Contains("did not answer within 2 s", _node.Slack.Told.Single(), StringComparison.Ordinal);

        _store.Mend();
        await _store.LastCommit!;
        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("", _node.Engine.StoreTrouble);
        await _node.RestartAsync();
        Assert.Equal(1, _node.Engine.Alerts.Firing);
    }

    private static Matcher Pod(string pod) => Matcher.Of("pod", MatchOperator.Equal, pod);

    private Task<IntakeOutcome> FireAsync(string pod) => _node.PostAsync("Down", pod: pod, status: AlertStatus.Firing);

    private DateTimeOffset In(double minutes) => _node.Time.GetUtcNow().AddMinutes(minutes);
}
