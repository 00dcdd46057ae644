using Tocsin.Alerts;

namespace Tocsin.Pipeline;

public class AlertEntryTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_later_end_counts_of_two_refreshes_at_the_same_moment()
    {
        var alert = new Alert
        {
            Labels = LabelSet.Of(("alertname", "Down")),
            StartsAt = _now,
            UpdatedAt = _now,
            EndsAt = _now.AddMinutes(4),
            EndsBy = EndsBy.Sender,
        };
        var entry = new AlertEntry(alert, new Lock());
        entry.Settle(alert, version: 1);

        Assert.True(Refresh(entry, alert, _now.AddMinutes(5)));
        Assert.Equal(_now.AddMinutes(5), entry.Current.EndsAt);
        Assert.True(Refresh(entry, alert, _now.AddMinutes(6)));

        Assert.Equal(_now.AddMinutes(6), entry.Current.EndsAt);
    }

    private static bool Refresh(AlertEntry entry, Alert alert, DateTimeOffset endsAt)
    {
        var received = new ReceivedAlert { Labels = alert.Labels.Canonical };
        return entry.TryRefresh(received, new ArrivalTimes(alert.StartsAt, endsAt, EndsBy.Sender, AlertStatus.Firing), _now);
    }
}
