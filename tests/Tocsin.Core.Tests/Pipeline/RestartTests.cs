using Microsoft.Data.Sqlite;
using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;

namespace Tocsin.Pipeline;

/// <summary>What a crash may and may not change.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();

    public async ValueTask InitializeAsync() => await _node.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task What_was_owed_to_an_integration_that_is_gone_is_told_at_once_to_the_one_in_its_place()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(14));
        await _node.PostAsync("Down", startsAt: _node.Time.GetUtcNow().AddMinutes(-10), status: AlertStatus.Firing);
        var other = new RecordingNotifier();
        _node.Integrations = [EngineFixture.Integration("pagerduty", other)];

        await _node.RestartAsync();

        Assert.Equal(["first notification: +Down"], other.Told);
    }

    [Fact]
    public async Task A_group_interval_that_became_shorter_counts_from_the_start_on()
    {
        _node.Schedule = new(TimeSpan.Zero, TimeSpan.FromHours(24));
        await _node.RestartAsync();
        await _node.PostAsync("Down", status: AlertStatus.Firing, pod: "a");
        _node.Schedule = new(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await _node.RestartAsync();
        await _node.PostAsync("Down", status: AlertStatus.Firing, pod: "b");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("new alerts added: +Downa +Downb", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task What_was_answered_with_success_is_there_after_a_crash()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-1), annotation: "note", pod: "a");
        await _node.PostAsync("Down", status: AlertStatus.Firing, pod: "b");
        await _node.PostAsync("Down", status: AlertStatus.Resolved, pod: "b");
        var before = State();

        await _node.RestartAsync();

        Assert.Equal(before, State());
    }

    [Fact]
    public async Task The_wait_of_a_group_goes_on_where_it_was()
    {
        await _node.PostAsync("Down", In(4));
        await _node.AdvanceAsync(TimeSpan.FromSeconds(20));
        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.Empty(_node.Slack.Told);

        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task What_was_told_is_not_told_again()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_notification_that_was_owed_is_sent_after_the_restart_with_the_same_id()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.RestartAsync();

        Assert.Equal(["first notification: +Down", "first notification: +Down"], _node.Slack.Told);
        Assert.Single(_node.Slack.Received.Select(n => n.Id).Distinct());
    }

    [Fact]
    public async Task A_resolve_that_was_accepted_before_the_crash_is_told_after_it()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "all alerts resolved: -Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_resolve_that_is_owed_is_told_as_a_resolve_though_the_alert_fires_again()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.PostAsync("Down", status: AlertStatus.Firing);
        await _node.RestartAsync();
        await _node.PostAsync("Down", status: AlertStatus.Resolved);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "all alerts resolved: -Down", "all alerts resolved: -Down"], _node.Slack.Told);
        Assert.All(_node.Slack.Received, n => Assert.True(n.Alerts[0].Alert.StartsAt <= n.Alerts[0].Alert.EndsAt));
    }

    [Fact]
    public async Task What_is_owed_to_a_receiver_that_wants_no_resolves_tells_of_none()
    {
        await _node.CrashAsync();
        _node.Integrations = [EngineFixture.Integration("slack", _node.Slack, sendResolved: false)];
        await _node.StartAsync();
        await _node.PostAsync("Down", In(60), startsAt: In(-10), pod: "a");
        await _node.PostAsync("Down", In(0), startsAt: In(-10), pod: "a");
        await _node.PostAsync("Down", In(60), pod: "b");
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.RestartAsync();

        Assert.Equal(["first notification: +Downa", "new alerts added: +Downb", "new alerts added: +Downb"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_restart_resolves_nothing_before_the_sender_had_time_to_be_heard()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-10));
        await _node.CrashAsync();
        _node.Time.Advance(TimeSpan.FromHours(1));
        await _node.StartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(1, _node.Engine.Alerts.Firing);
        await _node.PostAsync("Down", In(4), startsAt: In(-73));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["first notification: +Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task What_is_not_heard_of_again_after_a_restart_ends_in_the_end()
    {
        await _node.PostAsync("Down", In(4), startsAt: In(-10));
        await _node.CrashAsync();
        _node.Time.Advance(TimeSpan.FromHours(1));
        await _node.StartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(4));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "all alerts resolved: -Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_pause_of_the_process_resolves_nothing_before_senders_had_time_to_be_heard()
    {
        await _node.PostAsync("Down", In(2), startsAt: In(-10));
        await _node.PauseAsync(TimeSpan.FromMinutes(30));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1.9));
        Assert.Equal(1, _node.Engine.Alerts.Firing);

        await _node.AdvanceAsync(TimeSpan.FromMinutes(0.2));

        Assert.Equal(0, _node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task A_pause_in_the_middle_of_a_step_is_noticed_too()
    {
        await using var node = new EngineFixture();
        var pause = TimeSpan.FromMinutes(30);
        node.Integrations = [EngineFixture.Integration("slack", node.Slack, accepts: _ =>
        {
            node.Time.Advance(pause);
            pause = TimeSpan.Zero;
            return true;
        })];
        await node.StartAsync();

        await node.PostAsync("Down", In(2), startsAt: In(-10));

        Assert.Equal(TimeSpan.Zero, pause);
        Assert.Equal(1, node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task A_little_lateness_is_no_pause()
    {
        await _node.PostAsync("Down", In(2), startsAt: In(-10));
        await _node.PauseAsync(TimeSpan.FromSeconds(60 + 9)); // it wanted to wake after a minute, for half of the alert's time
        await _node.AdvanceAsync(TimeSpan.FromSeconds(51));

        Assert.Equal(0, _node.Engine.Alerts.Firing);
    }

    [Fact]
    public async Task Ticks_come_after_a_restart_when_they_would_have_come_without_it()
    {
        await _node.PostAsync("Down", In(600), startsAt: In(-10), pod: "a");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(62));
        await _node.RestartAsync();
        await _node.PostAsync("Down", In(600), pod: "b");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(2.9));
        Assert.Single(_node.Slack.Told);

        await _node.AdvanceAsync(TimeSpan.FromMinutes(0.2));

        Assert.Equal(["first notification: +Downa", "new alerts added: +Downa +Downb"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_snapshot_makes_no_difference()
    {
        await _node.PostAsync("Down", In(300), startsAt: In(-10), pod: "a");
        await _node.PostAsync("Down", In(300), pod: "b");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(20));
        await _node.PostAsync("Up", In(300), pod: "c");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(20));
        var (before, told) = (State(), _node.Slack.Told.Count);

        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(before, State());
        Assert.Equal(told, _node.Slack.Told.Count);
    }

    [Fact]
    public async Task What_a_start_had_to_read_in_vain_counts_towards_the_next_snapshot()
    {
        await _node.PostAsync("Down", In(60), startsAt: In(-10));
        await _node.PostAsync("Down", In(0), startsAt: In(-10));
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _node.RestartAsync();
        Assert.Equal(0, _node.Engine.GroupCount); // nothing is left that would be committed

        await _node.AdvanceAsync(TimeSpan.FromMinutes(16));

        using var other = new SqliteConnection($"Data Source={Path.Combine(_node.Path, "tocsin.db")};Pooling=False");
        other.Open();
        await Eventually.BecomesTrueAsync(
            () => other.Scalar("SELECT count(*) FROM snapshot WHERE complete = 1") > 0, TimeSpan.FromSeconds(10), () => "no snapshot was written", TestContext.Current.CancellationToken);
    }

    private List<string> State() =>
        [.. _node.Engine.Alerts.All().Select(e => $"{e.Current.Labels.Fingerprint()} {e.Current.Status} {e.Current.StartsAt:O} {e.Current.EndsAt:O} {e.Current.Episode} {e.Current.Annotations["summary"]} v{e.Version}").Order(StringComparer.Ordinal)];

    private DateTimeOffset In(double minutes) => _node.Time.GetUtcNow().AddMinutes(minutes);
}
