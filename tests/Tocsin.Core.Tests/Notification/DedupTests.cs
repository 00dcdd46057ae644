using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>The table of Alertmanager's needsUpdate: letters are alerts, "-" is none.</summary>
public class DedupTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _repeat = TimeSpan.FromHours(4);

    [Theory]
    [InlineData("a", "", NotificationReason.FirstNotification)]
    [InlineData("a", "b", NotificationReason.FirstNotification)]
    [InlineData("", "a", NotificationReason.NeverTold)]
    [InlineData("", "", NotificationReason.None)]
    public void Where_nothing_was_told_only_firing_counts(string firing, string ended, NotificationReason reason) =>
        Assert.Equal(reason, Dedup.Decide(null, Set(firing), Set(ended), sendResolved: true, [_repeat], _now));

    [Theory]
    [InlineData("a", "", "a", "", NotificationReason.None)]
    [InlineData("ab", "", "a", "", NotificationReason.None)]
    [InlineData("a", "", "ab", "", NotificationReason.NewAlertsAdded)]
    [InlineData("a", "", "b", "a", NotificationReason.NewAlertsAdded)]
    [InlineData("", "a", "a", "", NotificationReason.FirstNotification)]
    [InlineData("a", "", "", "a", NotificationReason.AllAlertsResolved)]
    [InlineData("", "a", "", "a", NotificationReason.None)]
    [InlineData("ab", "", "a", "b", NotificationReason.SomeAlertsResolved)]
    [InlineData("a", "b", "a", "b", NotificationReason.None)]
    public void What_was_told_is_compared_with_what_is(string toldFiring, string toldEnded, string firing, string ended, NotificationReason reason) =>
        Assert.Equal(reason, Decide(toldFiring, toldEnded, firing, ended));

    [Fact]
    public void Without_send_resolved_single_ends_are_no_reason_and_the_last_one_is() => Assert.Equal(
        (NotificationReason.None, NotificationReason.AllAlertsResolved),
        (Decide("ab", "", "a", "b", sendResolved: false), Decide("a", "", "", "a", sendResolved: false)));

    [Theory]
    [InlineData(3, 59, NotificationReason.None)]
    [InlineData(4, 0, NotificationReason.None)]
    [InlineData(4, 1, NotificationReason.RepeatIntervalElapsed)]
    public void An_unchanged_group_is_repeated_after_the_interval(int hours, int minutes, NotificationReason reason)
    {
        var told = new DeliveredState(_now - new TimeSpan(hours, minutes, 0), Set("a"), Set(""));

        Assert.Equal(reason, Dedup.Decide(told, Set("a"), Set(""), sendResolved: true, [_repeat], _now));
    }

    [Fact]
    public void A_repeat_interval_longer_than_time_itself_never_ends() =>
        Assert.Equal(NotificationReason.None, Dedup.Decide(new DeliveredState(_now, Set("a"), Set("")), Set("a"), Set(""), true, [TimeSpan.MaxValue], _now));

    private static NotificationReason Decide(string toldFiring, string toldEnded, string firing, string ended, bool sendResolved = true) =>
        Dedup.Decide(new DeliveredState(_now, Set(toldFiring), Set(toldEnded)), Set(firing), Set(ended), sendResolved, [_repeat], _now);

    private static HashSet<AlertId> Set(string letters) => [.. letters.Select(l => new AlertId(0, l))];
}
