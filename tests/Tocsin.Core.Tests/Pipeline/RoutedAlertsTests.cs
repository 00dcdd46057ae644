using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.Notification;
using Tocsin.Routing;
using Tocsin.Templating;
using Tocsin.TimeIntervals;

namespace Tocsin.Pipeline;

/// <summary>Alerts on their way through a tree of routes.</summary>
public sealed class RoutedAlertsTests : IAsyncLifetime
{
    private const string DayAndNight = """
        { receiver: default, group_wait: 0s, group_interval: 10m, repeat_interval: 30h, routes: [
          { receiver: team, active_time_intervals: [day], continue: true },
          { receiver: team, active_time_intervals: [night] }] }
        """;

    private readonly EngineFixture _node = new();
    private readonly RecordingNotifier _team = new();

    public async ValueTask InitializeAsync()
    {
        _node.Integrations = [EngineFixture.Integration("slack", _node.Slack), EngineFixture.Integration("slack", _team, receiver: "team")];
        await _node.StartAsync();
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task An_alert_that_takes_two_routes_is_told_by_each_in_its_own_time()
    {
        await UseAsync("{ receiver: default, group_wait: 30s, routes: [{ receiver: team, matchers: ['pod=~a.*'], continue: true, group_wait: 10s }, { matchers: ['pod=ab'] }] }");
        await _node.PostAsync("Down", pod: "ab", status: Alerts.AlertStatus.Firing);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["first notification: +Downab"], _team.Told);
        Assert.Equal("""{}/{pod=~"a.*"}:{}""", _team.Received[0].GroupKey);
        Assert.Empty(_node.Slack.Told);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("""{}/{pod="ab"}:{}""", _node.Slack.Received.Single().GroupKey);
    }

    [Fact]
    public async Task Siblings_that_only_their_receivers_tell_apart_have_groups_of_their_own()
    {
        await UseAsync("{ receiver: default, group_wait: 0s, routes: [{ receiver: team, continue: true }, { receiver: default }] }");
        await _node.PostAsync("Down", status: Alerts.AlertStatus.Firing);

        Assert.Equal(2, _node.Engine.GroupCount);
        Assert.Equal(("{}/{}:{}", "{}/{}:{}"), (_team.Received.Single().GroupKey, _node.Slack.Received.Single().GroupKey));
    }

    [Fact]
    public async Task Siblings_with_the_same_receiver_are_active_at_times_of_their_own_and_share_what_was_told()
    {
        await UseAsync(DayAndNight);
        await FireAsync("a");
        Assert.Equal((2, "first notification: +Downa"), (_node.Engine.GroupCount, _team.Told.Single()));
        await _node.ReloadAsync();
        await _node.RestartAsync();

        await AdvanceTicksAsync(7 * 6);
        await FireAsync("b");
        await AdvanceTicksAsync(1);
        Assert.Equal(["first notification: +Downa", "new alerts added: +Downa +Downb"], _team.Told);

        // The end comes at night: the group of the day, which knows the alert too, is muted.
        await _node.PostAsync("Down", pod: "a", status: Alerts.AlertStatus.Resolved);
        await _node.PostAsync("Down", pod: "b", status: Alerts.AlertStatus.Resolved);
        await AdvanceTicksAsync(1);
        Assert.Equal("all alerts resolved: -Downa -Downb", _team.Told[^1]);
        await AdvanceTicksAsync(1);
        Assert.Equal(0, _node.Engine.GroupCount);
        await FireAsync("a");
        Assert.Equal("first notification: +Downa", _team.Told[^1]);
    }

    [Fact]
    public async Task Siblings_that_are_due_at_the_same_time_tell_their_receiver_once()
    {
        await UseAsync("{ receiver: default, group_wait: 0s, routes: [{ receiver: team, continue: true }, { receiver: team, group_interval: 7m }] }");
        _team.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(1));
        await FireAsync("a");
        await _node.RestartAsync();
        Assert.Equal(["first notification: +Downa", "first notification: +Downa"], _team.Told);
        Assert.Single(_team.Received.Select(n => n.Id).Distinct());

        await AdvanceTicksAsync(3);
        Assert.Equal(2, _team.Received.Count);
    }

    [Fact]
    public async Task A_sibling_that_is_gone_leaves_what_was_told_and_what_is_on_its_way_to_the_other()
    {
        await UseAsync("{ receiver: default, group_wait: 0s, routes: [{ receiver: team, continue: true, group_wait: 10s }, { receiver: team }] }");
        _team.AnswerNext(DeliveryOutcome.Retry, TimeSpan.FromMinutes(1));
        await FireAsync("a");
        await UseAsync("{ receiver: default, group_wait: 0s, routes: [{ receiver: team }] }");
        await AdvanceTicksAsync(3);

        Assert.Equal(["first notification: +Downa", "first notification: +Downa"], _team.Told);
        Assert.Equal(1, _node.Engine.GroupCount);
    }

    [Fact]
    public async Task Groups_of_all_routes_go_on_after_a_crash()
    {
        const string Config = "{ receiver: default, group_wait: 30s, routes: [{ receiver: team, continue: true }, { receiver: default }] }";
        await UseAsync(Config);
        await _node.PostAsync("Down", status: Alerts.AlertStatus.Firing);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(20));
        await _node.RestartAsync();
        Assert.Empty(_team.Told);
        await _node.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(("first notification: +Down", "first notification: +Down"), (_team.Told.Single(), _node.Slack.Told.Single()));
        await _node.RestartAsync();
        await _node.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, _team.Received.Count + _node.Slack.Received.Count);
    }

    [Fact]
    public async Task A_group_is_repeated_ever_more_rarely_where_its_route_says_so_even_after_a_crash()
    {
        await UseAsync("{ receiver: default, group_wait: 0s, group_interval: 10m, repeat_intervals: [1h, 4h] }");
        await _node.PostAsync("Down", status: Alerts.AlertStatus.Firing);
        var told = new List<int>();
        for (var tenth = 1; tenth <= 6 * 12; tenth++)
        {
            if (tenth == 30)
            {
                await _node.RestartAsync();
            }

            await _node.AdvanceAsync(TimeSpan.FromMinutes(10));
            if (_node.Slack.Received.Count > told.Count + 1)
            {
                told.Add(tenth);
            }
        }

        // An interval is over at the first tick behind it.
        Assert.Equal([7, 7 + 25, 7 + 25 + 25], told);
    }

    [Fact]
    public async Task News_begin_the_repeat_intervals_anew()
    {
        await UseAsync("{ receiver: default, group_wait: 0s, group_interval: 10m, repeat_intervals: [30m, 4h] }");
        await _node.PostAsync("Down", pod: "a", status: Alerts.AlertStatus.Firing);
        await AdvanceTicksAsync(4);
        await _node.PostAsync("Down", pod: "b", status: Alerts.AlertStatus.Firing);
        await AdvanceTicksAsync(5);

        Assert.Equal(
            ["first notification: +Downa", "repeat interval elapsed: +Downa", "new alerts added: +Downa +Downb", "repeat interval elapsed: +Downa +Downb"], _node.Slack.Told);
    }

    private static NamedTimeInterval Hours(string name, params TimeRange[] times) => new(name, [new TimeInterval { Times = times }]);

    private Task<IntakeOutcome> FireAsync(string pod) => _node.PostAsync("Down", pod: pod, status: Alerts.AlertStatus.Firing);

    private async Task AdvanceTicksAsync(int ticks)
    {
        for (var i = 0; i < ticks; i++)
        {
            await _node.AdvanceAsync(TimeSpan.FromMinutes(10));
        }
    }

    private async Task UseAsync(string route)
    {
        var errors = new ConfigErrors();
        var section = new ConfigSection(YamlReader.Read(route, errors)!, "route", errors);
        _node.TimeIntervals = new[] { Hours("day", new TimeRange(6 * 60, 18 * 60)), Hours("night", new TimeRange(0, 6 * 60), new TimeRange(18 * 60, 24 * 60)) }.ToDictionary(t => t.Name);
        _node.Routes = new RouteReader(MatcherSyntax.Default, new HashSet<string> { "default", "team" }, _node.TimeIntervals.Keys.ToHashSet(), AlertTemplates.Default(TimeProvider.System)).Read(section);
        Assert.Empty(errors.InOrder);
        await _node.ReloadAsync();
    }
}
