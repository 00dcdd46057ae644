using Tocsin.Alerts;
using Tocsin.Inhibition;
using Tocsin.Matching;

namespace Tocsin.Pipeline;

/// <summary>Silences and inhibition, and what becomes of ends behind them.</summary>
public sealed class MutedAlertsTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();

    public async ValueTask InitializeAsync() => await _node.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_silenced_alert_is_told_once_the_silence_is_over()
    {
        await _node.SilenceAsync(TimeSpan.FromMinutes(7), "pod=a");
        await FireAsync("a");
        await AdvanceTicksAsync(2);
        Assert.Empty(_node.Slack.Told);

        await AdvanceTicksAsync(1);

        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
    }

    [Fact]
    public async Task Silences_survive_a_crash_and_their_end_does_too()
    {
        var first = await _node.SilenceAsync(TimeSpan.FromHours(1), "pod=a");
        await _node.SilenceAsync(TimeSpan.FromHours(1), "pod=b");
        await _node.ExpireAsync(first);
        await _node.RestartAsync();
        await FireAsync("a");
        await FireAsync("b");
        await AdvanceTicksAsync(1);

        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
        Assert.Equal(2, _node.Engine.Silences.Count);
    }

    [Fact]
    public async Task Silences_are_forgotten_once_they_are_over_for_as_long_as_things_are_kept()
    {
        await _node.SilenceAsync(TimeSpan.FromHours(1), "pod=a");
        await _node.AdvanceAsync(TimeSpan.FromHours(122));
        await FireAsync("b");
        await _node.AdvanceAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(0, _node.Engine.Silences.Count);
        await _node.RestartAsync();

        Assert.Equal(0, _node.Engine.Silences.Count);
    }

    [Fact]
    public async Task An_end_behind_a_silence_is_dropped_as_upstream_does_and_a_new_firing_is_no_news()
    {
        await FireAsync("a");
        await AdvanceTicksAsync(1);
        await _node.SilenceAsync(TimeSpan.FromMinutes(8), "pod=a");
        await EndAsync("a");
        await AdvanceTicksAsync(1);
        Assert.Equal(0, _node.Engine.GroupCount);

        await AdvanceTicksAsync(1);
        await FireAsync("a");
        await AdvanceTicksAsync(2);

        // Its receiver was last told that it fires, and not even a crash makes Tocsin forget that.
        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
        await _node.RestartAsync();
        await EndAsync("a");
        await AdvanceTicksAsync(1);
        Assert.Equal("all alerts resolved: -Downa", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task The_end_of_an_alert_that_fires_again_after_an_unseen_one_is_told_even_where_a_crash_comes_between()
    {
        await FireAsync("a");
        await AdvanceTicksAsync(1);
        await _node.SilenceAsync(TimeSpan.FromMinutes(8), "pod=a");
        await EndAsync("a");
        await AdvanceTicksAsync(2);
        await FireAsync("a");
        await EndAsync("a");
        await _node.RestartAsync();
        await AdvanceTicksAsync(1);

        Assert.Equal(["first notification: +Downa", "all alerts resolved: -Downa"], _node.Slack.Told);
    }

    [Fact]
    public async Task What_was_told_of_a_group_that_is_gone_is_remembered_over_a_crash_but_not_for_ever()
    {
        await FireAsync("a");
        await AdvanceTicksAsync(1);
        await _node.SilenceAsync(TimeSpan.FromMinutes(1), "pod=a");
        await EndAsync("a");
        await AdvanceTicksAsync(1);
        await _node.RestartAsync();
        await FireAsync("a");
        await AdvanceTicksAsync(2);
        Assert.Single(_node.Slack.Told);
        await _node.SilenceAsync(TimeSpan.FromHours(9), "pod=a");
        await EndAsync("a");
        await _node.AdvanceAsync(TimeSpan.FromHours(9));
        await _node.RestartAsync();
        await FireAsync("a");
        await AdvanceTicksAsync(1);

        Assert.Equal("first notification: +Downa", _node.Slack.Told[^1]);
        Assert.Equal(2, _node.Slack.Told.Count);
    }

    [Fact]
    public async Task Whoever_asked_for_it_is_told_of_an_end_behind_a_silence()
    {
        await UseResolveWhenSuppressedAsync();
        await FireAsync("a");
        await AdvanceTicksAsync(1);
        await _node.SilenceAsync(TimeSpan.FromHours(8), "pod=a");
        await EndAsync("a");
        await AdvanceTicksAsync(1);

        Assert.Equal(["first notification: +Downa", "all alerts resolved: -Downa"], _node.Slack.Told);
        Assert.Equal(0, _node.Engine.GroupCount);
    }

    [Fact]
    public async Task While_something_that_was_told_still_fires_behind_a_silence_the_message_does_not_say_that_all_is_over()
    {
        await UseResolveWhenSuppressedAsync();
        await FireAsync("a");
        await FireAsync("b");
        await AdvanceTicksAsync(1);
        await _node.SilenceAsync(TimeSpan.FromHours(8), "pod=~.*");
        await EndAsync("a");
        await AdvanceTicksAsync(1);

        Assert.Equal("some alerts resolved: -Downa +Downb", _node.Slack.Told[^1]);
    }

    [Fact]
    public async Task What_was_never_told_because_of_a_silence_gets_no_end_and_nothing_silenced_is_repeated()
    {
        await UseResolveWhenSuppressedAsync();
        await FireAsync("a");
        await AdvanceTicksAsync(1);
        await _node.SilenceAsync(TimeSpan.FromHours(20), "pod=~.*");
        await FireAsync("b");
        await EndAsync("b");
        await _node.AdvanceAsync(TimeSpan.FromHours(9));

        Assert.Equal(["first notification: +Downa"], _node.Slack.Told);
    }

    [Fact]
    public async Task A_firing_source_keeps_its_targets_from_being_told_until_it_ends()
    {
        _node.InhibitRules =
        [
            new InhibitRule { Source = List("alertname=NodeDown"), Target = List("alertname=Down"), Equal = ["pod"] },
        ];
        await _node.ReloadAsync();
        await _node.PostAsync("NodeDown", pod: "a", status: AlertStatus.Firing);
        await FireAsync("a");
        await FireAsync("b");
        await AdvanceTicksAsync(1);
        Assert.Equal(["first notification: +Downb", "first notification: +NodeDowna"], _node.Slack.Told.Order(StringComparer.Ordinal));

        await _node.RestartAsync();
        await AdvanceTicksAsync(1);
        Assert.Equal(2, _node.Slack.Told.Count);
        await _node.PostAsync("NodeDown", pod: "a", status: AlertStatus.Resolved);
        await AdvanceTicksAsync(1);
        Assert.Contains("new alerts added: +Downa +Downb", _node.Slack.Told);
    }

    private async Task UseResolveWhenSuppressedAsync()
    {
        _node.Integrations = [.. _node.Integrations.Select(i => i with { NotifyResolveWhenSuppressed = true })];
        await _node.ReloadAsync();
    }

    private static MatcherList List(string matcher) =>
        new(MatcherSyntax.Default.TryParse(matcher, out var parsed, out var error) ? [parsed] : throw new FormatException(error));

    private async Task AdvanceTicksAsync(int ticks)
    {
        for (var i = 0; i < 10 * ticks; i++)
        {
            await _node.AdvanceAsync(TimeSpan.FromSeconds(30));
        }
    }

    private Task<IntakeOutcome> FireAsync(string pod) => _node.PostAsync("Down", pod: pod, status: AlertStatus.Firing);

    private Task<IntakeOutcome> EndAsync(string pod) => _node.PostAsync("Down", pod: pod, status: AlertStatus.Resolved);
}
