using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>Deliveries that fail, by Alertmanager's rule: they are tried until their flush is over, and the next one decides anew.</summary>
public sealed class FlushDeadlineTests : IAsyncLifetime
{
    private readonly EngineFixture _node = new();
    private readonly RecordingNotifier _other = new();

    public async ValueTask InitializeAsync()
    {
        _node.Schedule = new(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        _node.Integrations = [EngineFixture.Integration("slack", _node.Slack, retriesPastFlush: false), EngineFixture.Integration("webhook", _other, retriesPastFlush: false)];
        await _node.StartAsync();
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task The_next_flush_tells_those_only_who_have_not_been_told()
    {
        Fail(100);
        await FireAsync("a");
        await PassAsync(TimeSpan.FromSeconds(59));
        Assert.Single(_node.Slack.Received.Select(n => n.Id).Distinct());

        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(2, _node.Slack.Received.Select(n => n.Id).Distinct().Count());
        Assert.All(_node.Slack.Told, told => Assert.Equal("first notification: +Downa", told));
        Assert.Single(_other.Told);
    }

    [Fact]
    public async Task What_changes_while_it_is_tried_is_told_by_the_flush_after_it()
    {
        _node.Schedule = new(TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await _node.ReloadAsync();
        Fail(3);
        await FireAsync("a");
        await FireAsync("b");
        await PassAsync(TimeSpan.FromSeconds(5));

        // Ticks that fall into the attempts are made up for by one, right after them.
        Assert.Equal([.. Enumerable.Repeat("first notification: +Downa", 4), "new alerts added: +Downa +Downb"], _node.Slack.Told);
        Assert.Equal(["first notification: +Downa", "new alerts added: +Downa +Downb"], _other.Told);
    }

    [Fact]
    public async Task An_end_that_could_not_be_told_is_told_by_the_next_flush()
    {
        await FireAsync("a");
        Fail(100);
        await _node.PostAsync("Down", pod: "a", status: AlertStatus.Resolved);
        await PassAsync(TimeSpan.FromSeconds(100));
        Fail(0);
        await PassAsync(TimeSpan.FromSeconds(70));

        Assert.Equal("all alerts resolved: -Downa", _node.Slack.Told[^1]);
        Assert.Equal(0, _node.Engine.GroupCount);
    }

    [Fact]
    public async Task What_failed_before_a_crash_is_tried_at_once_after_it()
    {
        Fail(100);
        await FireAsync("a");
        await PassAsync(TimeSpan.FromSeconds(50));
        await _node.CrashAsync();
        Fail(0);
        var before = _node.Slack.Received.Count;
        _node.Time.Advance(TimeSpan.FromHours(1));
        await _node.StartAsync();

        Assert.Equal(before + 1, _node.Slack.Received.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task A_message_whose_turn_comes_when_its_flush_is_over_is_not_sent(int millisecondsLeft)
    {
        using var courier = new Courier(_node.Time, NullLogger<Courier>.Instance);
        var reports = new List<DeliveryReport>();
        courier.Report = reports.Add;
        courier.Use(_node.Settings());
        var delivery = Delivery(deadline: _node.Time.GetUtcNow() + TimeSpan.FromMilliseconds(millisecondsLeft));

        courier.Send(delivery);
        while (courier.Busy > 0)
        {
            await Task.Yield();
        }

        Assert.Empty(_node.Slack.Received);
        var report = Assert.Single(reports);
        Assert.True(report.IsGivenUp);
        Assert.False(report.Result.MayHaveArrived);
    }

    [Fact]
    public async Task A_last_attempt_without_time_does_not_hide_how_those_before_it_failed()
    {
        using var courier = new Courier(_node.Time, NullLogger<Courier>.Instance);
        var reports = new List<DeliveryReport>();
        courier.Report = reports.Add;
        courier.Use(_node.Settings());
        var delivery = Delivery(deadline: _node.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
        delivery.Attempts = 1;
        delivery.LastResult = new DeliveryResult(DeliveryOutcome.Retry, "unexpected status code 500");
        _node.Slack.Hold();

        courier.Send(delivery);
        await _node.Slack.WaitForAsync(1);
        _node.Time.Advance(TimeSpan.FromSeconds(1));
        while (courier.Busy > 0)
        {
            await Task.Yield();
        }

        var report = Assert.Single(reports);
        Assert.Equal("unexpected status code 500", report.Result.Answer);
        Assert.True(report.Result.MayHaveArrived);
    }

    private Delivery Delivery(DateTimeOffset deadline)
    {
        var slot = new Slot(EngineFixture.Integration("slack", _node.Slack, retriesPastFlush: false));
        var row = new OutboxRow
        {
            Id = Guid.NewGuid(),
            GroupKey = "{}:{}",
            Integration = slot.Integration.Key,
            Reason = NotificationReason.FirstNotification,
            At = _node.Time.GetUtcNow(),
            Firing = new HashSet<AlertId>(),
            Ended = new HashSet<AlertId>(),
        };
        return new Delivery(row, new Group(new RouteGroups(new Route { Receiver = "default" }, [], 0, []), LabelSet.Empty), slot, []) { Deadline = deadline, Evidence = [] };
    }

    private void Fail(int attempts) => _node.Slack.Answer(Enumerable.Repeat(DeliveryOutcome.Retry, attempts));

    private Task<IntakeOutcome> FireAsync(string pod) => _node.PostAsync("Down", pod: pod, status: AlertStatus.Firing);

    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(250))
        {
            await _node.AdvanceAsync(TimeSpan.FromMilliseconds(250));
        }
    }
}
