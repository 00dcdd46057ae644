using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

public sealed class EngineTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();

    public async ValueTask InitializeAsync() => await _node.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_group_waits_group_wait_and_is_then_told_of_all_its_alerts_at_once()
    {
        await _node.PostAsync("Down", In(4), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(29));
        await _node.PostAsync("Down", In(4), pod: "b");
        Assert.Empty(_node.Slack.Told);

        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["first notification: +Downa +Downb"], _node.Slack.Told);
    }

    [Fact]
    public async Task An_alert_that_is_old_already_does_not_wait()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-10));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task An_alert_that_starts_at_the_end_of_time_waits_as_any_other()
    {
        await _node.PostAsync("Down", startsAt: DateTimeOffset.MaxValue, status: AlertStatus.Firing);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task An_unchanged_group_is_silent_until_repeat_interval_has_passed()
    {
        await _node.PostAsync("Down", status: AlertStatus.Firing);
        for (var minutes = 0; minutes < 4 * 60; minutes += 5)
        {
            await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        }

        Assert.Single(_node.Slack.Told);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(["first notification: +Down", "repeat interval elapsed: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_new_alert_and_a_resolved_one_are_told_at_the_next_tick()
    {
        await FireAndTell("a");
        await _node.PostAsync("Down", In(60), pod: "b");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.PostAsync("Down", In(0), startsAt: In(-1), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.PostAsync("Down", In(0), startsAt: In(-1), pod: "b");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(
            ["first notification: +Downa", "new alerts added: +Downa +Downb", "some alerts resolved: -Downa +Downb", "all alerts resolved: -Downb"],
            _node.Slack.Told);
        Assert.Equal(0, _node.Engine.GroupCount);
    }

    [Fact]
    public async Task An_alert_that_ends_before_anybody_was_told_is_never_told()
    {
        await _node.PostAsync("Down", In(4));
        await _node.PostAsync("Down", In(0), startsAt: In(0));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(_node.Slack.Told);
        Assert.Equal(0, _node.Engine.GroupCount);
    }

    [Fact]
    public async Task A_prometheus_alert_ends_when_its_time_runs_out_and_not_before()
    {
        await FireAndTell("a", In(4));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(3));
        await _node.PostAsync("Down", In(6), startsAt: In(-3), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(1, _node.Engine.Alerts.Firing);

        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Downa", "all alerts resolved: -Downa"], _node.Slack.Told);
        Assert.Equal(0, _node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task An_alert_with_a_stated_status_stays_for_days_and_then_has_no_news()
    {
        await _node.PostAsync("Down", status: AlertStatus.Firing);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));
        for (var hours = 0; hours < 7 * 24 - 1; hours++)
        {
            await _node.AdvanceAsync(TimeSpan.FromHours(1));
        }

        Assert.All(_node.Slack.Told, t => Assert.Contains("+Down", t, StringComparison.Ordinal));
        await _node.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal("all alerts resolved: ?Down", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task A_late_resolve_of_an_earlier_episode_does_not_end_the_new_one()
    {
        await _node.PostAsync("Down", status: AlertStatus.Firing, startsAt: In(0));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));
        await _node.PostAsync("Down", status: AlertStatus.Resolved, startsAt: In(-10), endsAt: In(-1));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _node.PostAsync("Down", status: AlertStatus.Firing, startsAt: In(0));
        var episode = _node.Engine.Alerts.All().Single().Current.Episode;

        await _node.PostAsync("Down", status: AlertStatus.Resolved, startsAt: In(-11), endsAt: In(-2));

        Assert.True(_node.Engine.Alerts.All().Single().Current.IsFiring);
        Assert.Equal(episode, _node.Engine.Alerts.All().Single().Current.Episode);
    }

    [Fact]
    public async Task An_episode_keeps_its_id_through_merges_and_gets_a_new_one_when_the_alert_fires_again()
    {
        await _node.PostAsync("Down", In(4));
        var first = _node.Engine.Alerts.All().Single().Current.Episode;
        await _node.PostAsync("Down", In(5), startsAt: In(-3), annotation: "changed");
        Assert.Equal(first, _node.Engine.Alerts.All().Single().Current.Episode);

        await _node.PostAsync("Down", In(0), startsAt: In(-3), annotation: "changed");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _node.PostAsync("Down", In(4), startsAt: In(0));

        Assert.NotEqual(first, _node.Engine.Alerts.All().Single().Current.Episode);
    }

    [Fact]
    public async Task A_refresh_is_not_written_and_a_change_is()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-1));
        var version = _node.Engine.Alerts.All().Single().Version;

        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        await _node.PostAsync("Down", In(4), startsAt: In(-1.5));
        Assert.Equal(version, _node.Engine.Alerts.All().Single().Version);

        await _node.PostAsync("Down", In(4), startsAt: In(-1.5), annotation: "other");
        Assert.True(_node.Engine.Alerts.All().Single().Version > version);
    }

    [Fact]
    public async Task The_later_end_is_written_once_half_of_the_stored_lifetime_is_gone()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-1));
        var entry = _node.Engine.Alerts.All().Single();
        var version = entry.Version;
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _node.PostAsync("Down", In(4), startsAt: In(-2));
        Assert.Equal(version, entry.Version);

        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.True(entry.Version > version);
        Assert.Equal(entry.Current.EndsAt, entry.StoredEndsAt);
    }

    [Fact]
    public async Task Alerts_that_an_integration_does_not_want_are_kept_from_it_alone()
    {
        var pager = new RecordingNotifier();
        await using var node = new EngineFixture();
        node.Integrations = [.. node.Integrations, EngineFixture.Integration("pagerduty", pager, accepts: a => a.Labels["pod"] == "b")];
        await node.StartAsync();

        await node.PostAsync("Down", In(60), pod: "a");
        await node.PostAsync("Down", In(60), pod: "b");
        await node.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["first notification: +Downa +Downb"], node.Slack.Told);
        Assert.Equal(["first notification: +Downb"], pager.Told);
    }

    [Fact]
    public async Task An_integration_without_send_resolved_hears_of_no_end_and_of_the_next_firing()
    {
        await using var node = new EngineFixture();
        node.Integrations = [EngineFixture.Integration("slack", node.Slack, sendResolved: false)];
        await node.StartAsync();
        await node.PostAsync("Down", In(60), startsAt: In(-10));
        await node.PostAsync("Down", In(0), startsAt: In(-10));
        await node.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(0, node.Engine.GroupCount);

        await node.PostAsync("Down", In(60), startsAt: In(-1));
        await node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "first notification: +Down"], node.Slack.Told);
    }

    [Fact]
    public async Task An_alert_that_ends_and_fires_again_between_two_flushes_is_no_news()
    {
        await using var node = new EngineFixture();
        node.Integrations = [EngineFixture.Integration("slack", node.Slack, sendResolved: false)];
        await node.StartAsync();
        node.Slack.Hold();
        await node.PostAsync("Down", In(60), startsAt: In(-10));
        await node.PostAsync("Down", In(0), startsAt: In(-10));
        node.Slack.Release();
        await node.SettleAsync();

        await node.PostAsync("Down", In(60), startsAt: In(-1));
        await node.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["first notification: +Down"], node.Slack.Told);
    }

    [Fact]
    public async Task Without_an_integration_alerts_are_stored_and_reported_as_ignored()
    {
        await using var node = new EngineFixture { Integrations = [] };
        await node.StartAsync();

        Assert.Equal(IntakeOutcome.Ignored, await node.PostAsync("Down", In(4)));
        Assert.True(node.Engine.Alerts.All().Single().Version > 0);
    }

    [Fact]
    public async Task A_batch_that_changes_one_alert_twice_commits_both_changes_in_order()
    {
        using var batch = new AlertBatch();
        EngineFixture.Add(batch, "Down", startsAt: In(-1), status: AlertStatus.Firing);
        EngineFixture.Add(batch, "Down", startsAt: In(-1), status: AlertStatus.Resolved);
        EngineFixture.Add(batch, "Up", startsAt: In(-1), status: AlertStatus.Firing);

        Assert.Equal(IntakeOutcome.Accepted, await _node.SubmitAsync(batch));

        Assert.Equal(1, _node.Engine.Alerts.Firing);
        Assert.False(_node.Engine.Alerts.All().Single(e => e.Current.Name == "Down").Current.IsFiring);
    }

    [Fact]
    public async Task What_comes_after_a_change_of_the_same_alert_does_not_overtake_it()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-1));
        using var batch = new AlertBatch();
        EngineFixture.Add(batch, "Down", In(0), startsAt: In(-1));
        EngineFixture.Add(batch, "Down", In(60), startsAt: In(-1));

        await _node.SubmitAsync(batch);

        Assert.True(_node.Engine.Alerts.All().Single().Current.IsFiring);
    }

    [Fact]
    public async Task However_many_alerts_end_with_a_tick_its_flush_tells_all_of_them_as_ended()
    {
        using var batch = new AlertBatch();
        for (var i = 0; i < 5000; i++)
        {
            EngineFixture.Add(batch, "Down", In(5.5), pod: $"{i}");
        }

        await _node.SubmitAsync(batch);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal([NotificationReason.FirstNotification, NotificationReason.AllAlertsResolved], _node.Slack.Received.Select(n => n.Reason));
    }

    [Fact]
    public async Task An_alert_that_changes_all_the_time_has_one_place_in_the_queue_of_timers()
    {
        for (var i = 0; i < 50; i++)
        {
            await _node.PostAsync("Down", status: AlertStatus.Firing, annotation: $"{i}");
            await _node.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, _node.Engine.TimerCount);
    }

    [Fact]
    public async Task A_body_that_changes_one_alert_over_and_over_costs_no_commit_for_each()
    {
        FailingStore store = null!;
        await using var node = new EngineFixture { WrapStore = inner => store = new FailingStore(inner) };
        await node.StartAsync();
        using var batch = new AlertBatch();
        for (var i = 0; i < 1000; i++)
        {
            EngineFixture.Add(batch, "Down", startsAt: In(-1), status: i % 2 == 0 ? AlertStatus.Firing : AlertStatus.Resolved);
        }

        await node.SubmitAsync(batch);

        Assert.InRange(store.Commits, 1, 2); // the changes, and the decision that nobody has to hear of them
        Assert.False(node.Engine.Alerts.All().Single().Current.IsFiring);
    }

    [Fact]
    public async Task Two_alerts_with_one_fingerprint_are_two_alerts()
    {
        // Found by search in a minute: FNV is no lock.
        string[] colliding = ["1=L@FT=dhY?", "=6bk^I3VWX:"];
        Assert.Equal("04249389a58dc03e", Assert.Single(colliding.Select(k => LabelSet.Of(("alertname", "Pay"), ("k", k)).Fingerprint().ToString()).Distinct()));
        using var batch = new AlertBatch();
        foreach (var value in colliding)
        {
            var labels = new LabelSetBuilder();
            labels.Add("alertname"u8, "Pay"u8);
            labels.Add("k"u8, System.Text.Encoding.UTF8.GetBytes(value));
            batch.Add(labels, new LabelSetBuilder(), default, In(-10), default, AlertStatus.Firing);
        }

        Assert.Equal(IntakeOutcome.Accepted, await _node.SubmitAsync(batch));
        await _node.RestartAsync();

        Assert.Equal(2, _node.Engine.Alerts.Firing);
        Assert.Equal(["first notification: +Pay +Pay"], _node.Slack.Told);
    }

    [Fact]
    public async Task Ended_alerts_are_forgotten_after_a_while()
    {
        await FireAndTell("a", In(4));
        for (var i = 0; i < 10; i++)
        {
            await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        }

        Assert.Empty(_node.Engine.Alerts.All());
    }

    private async Task FireAndTell(string pod, DateTimeOffset? endsAt = null)
    {
        await _node.PostAsync("Down", endsAt ?? In(60), startsAt: In(0), pod: pod);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Single(_node.Slack.Told);
    }

    private DateTimeOffset In(double minutes) => _node.Time.GetUtcNow().AddMinutes(minutes);
}
