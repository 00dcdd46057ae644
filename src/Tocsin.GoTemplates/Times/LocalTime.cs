namespace Tocsin.GoTemplates.Times;

/// <summary>A time taken apart into what clocks and calendars of its zone show.</summary>
internal readonly record struct LocalTime(CivilDate Date, int Weekday, int SecondOfDay, int Nanosecond, Zone Zone)
{
    public int Hour => SecondOfDay / 3600;

    public int Minute => SecondOfDay / 60 % 60;

    public int Second => SecondOfDay % 60;

    public static LocalTime Of(GoTime time)
    {
        var zone = time.Zone;
        var seconds = time.Seconds + zone.Offset;
        var days = CivilDate.FloorDiv(seconds, 86_400);
        // Day 0, the first of the year 1, was a Monday.
        var weekday = (int)((((days + 1) % 7) + 7) % 7);
        return new LocalTime(CivilDate.FromDays(days), weekday, (int)(seconds - (days * 86_400)), time.Nanosecond, zone);
    }
}
