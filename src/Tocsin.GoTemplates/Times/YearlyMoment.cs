using System.Globalization;

namespace Tocsin.GoTemplates.Times;

/// <summary>A moment of every year at which clocks change: a day, and seconds since its midnight.</summary>
/// <param name="Month">0 where the day is one of the year.</param>
/// <param name="Week">From 1; 5 is the month's last.</param>
/// <param name="Day">Sunday is 0; without a month the day of the year from 0.</param>
/// <param name="SkipsLeapDay">Whether days of the year are counted without the 29th of February.</param>
/// <param name="Time">Seconds; may be negative or longer than a day.</param>
internal readonly record struct YearlyMoment(int Month, int Week, int Day, bool SkipsLeapDay, int Time)
{
    /// <summary><c>M3.5.0</c>, <c>J60</c> or <c>59</c>.</summary>
    public static YearlyMoment Parse(string day, int time)
    {
        if (day[0] != 'M')
        {
            var number = int.Parse(day.TrimStart('J'), CultureInfo.InvariantCulture);
            return new YearlyMoment(0, 0, day[0] == 'J' ? number - 1 : number, day[0] == 'J', time);
        }

        var parts = Array.ConvertAll(day[1..].Split('.'), p => int.Parse(p, CultureInfo.InvariantCulture));
        return new YearlyMoment(parts[0], parts[1], parts[2], SkipsLeapDay: false, time);
    }

    /// <param name="year">The year.</param>
    /// <param name="offset">Seconds east of UTC that clocks show before the change.</param>
    public long UnixSeconds(long year, int offset) => (Days(year) * 86_400) + Time - offset - GoTime.UnixEpoch;

    private long Days(long year)
    {
        if (Month == 0)
        {
            return new CivilDate(year, 1, 1).Days + Day + (SkipsLeapDay && Day >= 59 && CivilDate.IsLeap(year) ? 1 : 0);
        }

        var first = new CivilDate(year, Month, 1).Days;
        // Day 0, the first of the year 1, was a Monday.
        var ahead = (int)(((Day - (first + 1)) % 7 + 7) % 7);
        var last = CivilDate.DaysIn(year, Month);
        var day = ahead + ((Week - 1) * 7);
        return first + (day >= last ? day - 7 : day);
    }
}
