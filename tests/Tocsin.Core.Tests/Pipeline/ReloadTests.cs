using Tocsin.Alerts;
using Tocsin.Matching;
using Tocsin.Notification;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>Another configuration in the middle of everything: nothing is lost, nothing is told twice.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();

    public async ValueTask InitializeAsync() => await _node.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task The_wait_of_a_group_goes_on()
    {
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(20));
        await _node.ReloadAsync();
        await _node.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.Empty(_node.Slack.Told);

        await _node.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
    }

    [Fact]
    public async Task What_was_told_is_not_told_again_and_its_end_is()
    {
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 3; i++)
        {
            await _node.ReloadAsync();
            await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        }

        Assert.Single(_node.Slack.Told);
        await EndAsync("a");
        await _node.ReloadAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("all alerts resolved: -Downa", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task A_message_on_its_way_arrives_and_is_not_sent_again()
    {
        _node.Slack.Hold();
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        await _node.ReloadAsync();
        _node.Slack.Release();
        await _node.SettleAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_message_that_is_to_be_tried_again_goes_where_the_new_configuration_says()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        var moved = new RecordingNotifier();
        _node.Integrations = [EngineFixture.Integration("slack", moved)];
        await _node.ReloadAsync();
        await _node.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["first notification: +Downa"], moved.Told);
        Assert.Equal(_node.Slack.Received.Single().Id, moved.Received.Single().Id);
    }

    [Fact]
    public async Task A_new_integration_is_told_of_what_fires_and_the_old_one_is_not_told_again()
    {
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        var other = new RecordingNotifier();
        _node.Integrations = [.. _node.Integrations, EngineFixture.Integration("webhook", other)];
        await _node.ReloadAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Downa"], other.Told);
        Assert.Single(_node.Slack.Told);
    }

    [Fact]
    public async Task Alerts_move_to_the_groups_of_new_routes_and_what_was_told_is_still_known_when_the_old_ones_are_back()
    {
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        _node.Routes = new RouteTree(new Route { Receiver = "default", GroupBy = ["pod"], Key = "{}", GroupWait = TimeSpan.Zero });
        await _node.ReloadAsync();
        Assert.Equal(("first notification: +Downa", """{}:{pod="a"}"""), (_node.Slack.Told[^1], _node.Slack.Received[^1].GroupKey));
        Assert.Equal(1, _node.Engine.GroupCount);

        _node.Routes = null;
        await _node.ReloadAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, _node.Slack.Received.Count);
    }

    [Fact]
    public async Task What_is_owed_to_a_receiver_that_is_gone_is_dropped_for_good()
    {
        _node.Slack.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(10));
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        _node.Integrations = [];
        await _node.ReloadAsync();
        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Single(_node.Slack.Received);
        Assert.True(_node.Engine.IsIdle);
    }

    [Fact]
    public async Task An_attempt_under_way_to_a_receiver_that_is_gone_is_the_last_one()
    {
        _node.Slack.Hold();
        _node.Slack.AnswerNext(DeliveryOutcome.Retry);
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        _node.Integrations = [];
        await _node.ReloadAsync();
        _node.Slack.Release();
        await _node.SettleAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Single(_node.Slack.Received);
    }

    [Fact]
    public async Task A_shorter_resolve_timeout_counts_from_the_next_time_that_an_alert_is_heard()
    {
        _node.ResolveTimeout = TimeSpan.FromHours(10);
        await _node.ReloadAsync();
        await _node.PostAsync("Down");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        _node.ResolveTimeout = TimeSpan.FromMinutes(2);
        await _node.ReloadAsync();
        await _node.PostAsync("Down");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["first notification: +Down", "all alerts resolved: -Down"], _node.Slack.Told);
    }

    [Fact]
    public async Task Groups_that_a_reload_makes_are_there_after_a_crash()
    {
        await FireAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        var team = new RecordingNotifier();
        _node.Integrations = [.. _node.Integrations, EngineFixture.Integration("slack", team, receiver: "team")];
        _node.Routes = new RouteTree(new Route
        {
            Receiver = "default",
            Routes = [new Route { Receiver = "team", Key = """{}/{pod="a"}""", Index = 1, Matchers = new MatcherList([Matcher.Of("pod", MatchOperator.Equal, "a")]), GroupWait = TimeSpan.FromMinutes(60) }],
        });
        await _node.ReloadAsync();
        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, _node.Engine.GroupCount);

        // Not new: the alert is older than the wait of the group that it makes only after an hour.
        Assert.Empty(team.Told);
        await _node.AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(["first notification: +Downa"], team.Told);
    }

    [Fact]
    public async Task A_tick_that_is_due_when_the_reload_comes_is_not_put_off()
    {
        await FireAsync("a");
        _node.Time.Advance(TimeSpan.FromSeconds(31));
        await _node.ReloadAsync();

        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
    }

    private Task<IntakeOutcome> FireAsync(string pod) => _node.PostAsync("Down", pod: pod, status: AlertStatus.Firing);

    private Task<IntakeOutcome> EndAsync(string pod) => _node.PostAsync("Down", pod: pod, status: AlertStatus.Resolved);
}
