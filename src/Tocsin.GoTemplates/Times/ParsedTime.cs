namespace Tocsin.GoTemplates.Times;

/// <summary>What was found in a text by a layout; -1 for what wasn't there.</summary>
internal sealed class ParsedTime
{
    public int Year;
    public int Month = -1;
    public int Day = -1;
    public int YearDay = -1;
    public int Hour;
    public int Minute;
    public int Second;
    public int Nanosecond;
    public bool IsMorning;
    public bool IsAfternoon;
    public bool IsUtc;

    /// <summary>Seconds east of UTC.</summary>
    public int? Offset;

    public string? ZoneName;

    /// <summary>Fills what is missing and checks days.</summary>
    /// <returns>What is wrong, if anything.</returns>
    public string? Completed()
    {
        Hour = IsAfternoon && Hour < 12 ? Hour + 12 : IsMorning && !IsAfternoon && Hour == 12 ? 0 : Hour;
        if (YearDay >= 0 && DateOfYearDay() is { } problem)
        {
            return problem;
        }

        (Month, Day) = (Month < 0 ? 1 : Month, Day < 0 ? 1 : Day);
        return Day < 1 || Day > CivilDate.DaysIn(Year, Month) ? "day out of range" : null;
    }

    /// <param name="otherwise">Where the time is if the text doesn't say.</param>
    /// <param name="local">Whose zones the text's offsets and abbreviations may be.</param>
    public GoTime Time(GoLocation otherwise, GoLocation local)
    {
        var utc = At(GoLocation.Utc);
        if (IsUtc)
        {
            return utc;
        }

        if (Offset is { } offset)
        {
            var time = utc.Add(new GoDuration(-offset * 1_000_000_000L));
            var zone = local.ZoneAt(time.Unix());
            return time.In(zone.Offset == offset && (ZoneName is null or "" || zone.Name == ZoneName) ? local : GoLocation.Fixed(ZoneName ?? "", offset));
        }

        if (ZoneName is null)
        {
            return At(otherwise);
        }

        if (local.OffsetOf(ZoneName, utc.Unix()) is { } known)
        {
            return utc.Add(new GoDuration(-known * 1_000_000_000L)).In(local);
        }

        // An unknown abbreviation is kept, with an offset of zero.
        var hours = ZoneName.StartsWith("GMT", StringComparison.Ordinal) ? Times.ZoneName.Hours(ZoneName.AsSpan(3)) : 0;
        return utc.In(GoLocation.Fixed(ZoneName, hours * 3600));
    }

    private GoTime At(GoLocation location) => GoTime.Date(Year, Month, Day, Hour, Minute, Second, Nanosecond, location);

    private string? DateOfYearDay()
    {
        if (YearDay < 1 || YearDay > (CivilDate.IsLeap(Year) ? 366 : 365))
        {
            return "day-of-year out of range";
        }

        var date = CivilDate.FromDays(new CivilDate(Year, 1, YearDay).Days);
        if (Month >= 0 && Month != date.Month)
        {
            return "day-of-year does not match month";
        }

        if (Day >= 0 && Day != date.Day)
        {
            return "day-of-year does not match day";
        }

        (Month, Day) = (date.Month, date.Day);
        return null;
    }
}
