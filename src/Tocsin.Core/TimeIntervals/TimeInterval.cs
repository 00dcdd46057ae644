using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Times;

namespace Tocsin.TimeIntervals;

/// <summary>
/// A recurring time. Each field that is there must hold, by one of its ranges; a field that is absent (null) always holds, an empty list never.
/// All of it, as the clocks and the calendar of <see cref="Location"/> show it.
/// </summary>
public sealed class TimeInterval
{
    private const long NanosecondsPerDay = TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerDay;

    public IReadOnlyList<TimeRange>? Times { get; init; }

    /// <summary>Sunday is 0.</summary>
    public IReadOnlyList<InclusiveRange>? Weekdays { get; init; }

    /// <summary>Negative days count from the month's end: -1 is its last one.</summary>
    public IReadOnlyList<InclusiveRange>? DaysOfMonth { get; init; }

    /// <summary>January is 1.</summary>
    public IReadOnlyList<InclusiveRange>? Months { get; init; }

    public IReadOnlyList<InclusiveRange>? Years { get; init; }

    public GoLocation Location { get; init; } = GoLocation.Utc;

    public bool Contains(DateTimeOffset at)
    {
        var time = new GoTime(at).In(Location);
        return HoldsMinute((time.Hour * 60) + time.Minute)
            && Holds(Months, time.Month.Number)
            && Holds(Weekdays, time.Weekday.Number)
            && Holds(Years, time.Year)
            && (DaysOfMonth is null || HoldsDay(time));
    }

    private static bool Holds(IReadOnlyList<InclusiveRange>? ranges, long value) => ranges is null || ranges.Any(range => range.Contains(value));

    private bool HoldsMinute(int minute) => Times is null || Times.Any(range => range.Contains(minute));

    private bool HoldsDay(GoTime time)
    {
        var (day, days) = (time.Day, DaysIn(time));
        return DaysOfMonth!.Any(range => InMonth(range.Begin) <= days && new InclusiveRange(InMonth(range.Begin), Math.Min(InMonth(range.End), days)).Contains(day));

        long InMonth(long d) => d < 0 ? days + d + 1 : d;
    }

    /// <summary>
    /// The whole days from the month's begin to the next one's, as Alertmanager counts them: a month in which clocks go forward has one less. There
    /// March 31st is in no range, and -1 is the 30th. It is wrong, and what a file that was written for Alertmanager gets.
    /// </summary>
    private static long DaysIn(GoTime time)
    {
        var start = GoTime.Date(time.Year, time.Month.Number, 1, 0, 0, 0, 0, time.Location);
        return start.AddDate(0, 1, 0).Sub(start).Nanoseconds / NanosecondsPerDay;
    }
}
