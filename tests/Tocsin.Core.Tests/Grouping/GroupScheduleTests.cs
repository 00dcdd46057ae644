using Tocsin.Alerts;

namespace Tocsin.Grouping;

public class GroupScheduleTests
{
    private static readonly DateTimeOffset _noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly GroupSchedule _schedule = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData(0, 30)]
    [InlineData(-29, 30)]
    [InlineData(-30, 30)]
    [InlineData(-31, 0)]
    [InlineData(3600, 30)]
    public void The_first_flush_waits_unless_the_alert_is_old_already(int startedSeconds, int flushSeconds) =>
        Assert.Equal(_noon.AddSeconds(flushSeconds), _schedule.FirstFlush(StartedAt(_noon.AddSeconds(startedSeconds)), _noon));

    [Fact]
    public void An_alert_from_the_end_of_time_breaks_nothing() =>
        Assert.Equal(_noon.AddSeconds(30), _schedule.FirstFlush(StartedAt(DateTimeOffset.MaxValue), _noon));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(5, 10)]
    [InlineData(12, 15)]
    public void Ticks_keep_their_phase_however_late_one_is_worked_on(int nowMinutes, int nextMinutes) =>
        Assert.Equal(_noon.AddMinutes(nextMinutes), _schedule.NextTick(_noon, _noon.AddMinutes(nowMinutes)));

    [Theory]
    [InlineData(3, 0, 0, 3)] // not due yet
    [InlineData(-2, -3, 0, -2)] // its tick fell into the time without a process
    [InlineData(-2, -1, 0, 3)] // its tick was worked on, the next is to come
    [InlineData(-2, -2, 0, -2)] // it is not known whether its tick was worked on
    [InlineData(-12, -11, 0, -2)] // ticks at -7 and -2 were missed
    [InlineData(-12, -1, 0, 3)] // the tick at -2 was worked on without leaving a trace
    public void After_a_start_ticks_go_on_and_a_missed_one_is_made_up_for(int due, int lastSeen, int now, int next) =>
        Assert.Equal(_noon.AddMinutes(next), _schedule.Resume(_noon.AddMinutes(due), _noon.AddMinutes(lastSeen), _noon.AddMinutes(now)));

    private static Alert StartedAt(DateTimeOffset time) =>
        new() { Labels = LabelSet.Of(("alertname", "X")), StartsAt = time, EndsAt = time, UpdatedAt = _noon };
}
