namespace Tocsin.GoTemplates.Times;

/// <summary>The Gregorian calendar for any year, as Go has it: .NET's ends with the year 9999 and begins with 1.</summary>
internal readonly record struct CivilDate(long Year, int Month, int Day)
{
    private const int DaysPerEra = 146_097;

    // From 0000-03-01, where the eras of 400 years begin here, to 0001-01-01.
    private const int FirstDay = 306;

    /// <summary>From 1.</summary>
    public int YearDay => (int)(Days - new CivilDate(Year, 1, 1).Days) + 1;

    /// <summary>Days since 0001-01-01. The day may lie outside of its month.</summary>
    public long Days
    {
        get
        {
            // Years begin with March here, so that the leap day is the last one.
            var year = Month <= 2 ? Year - 1 : Year;
            var era = FloorDiv(year, 400);
            var yearOfEra = year - (era * 400);
            var monthFromMarch = (Month + 9) % 12;
            var dayOfYear = ((153 * monthFromMarch) + 2) / 5;
            return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear + Day - 1 - FirstDay;
        }
    }

    /// <param name="days">Days since 0001-01-01.</param>
    public static CivilDate FromDays(long days)
    {
        days += FirstDay;
        var era = FloorDiv(days, DaysPerEra);
        var dayOfEra = days - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = (int)(dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100)));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        return new CivilDate(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1);
    }

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysIn(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public static long FloorDiv(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
