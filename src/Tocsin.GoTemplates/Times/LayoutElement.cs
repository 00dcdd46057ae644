namespace Tocsin.GoTemplates.Times;

/// <summary>The elements of Go's time layouts, by what they are for the reference time <c>Mon Jan 2 15:04:05 MST 2006</c>.</summary>
internal enum LayoutElement : byte
{
    None,
    LongMonth,
    Month,
    NumericMonth,
    ZeroMonth,
    LongWeekday,
    Weekday,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperPm,
    LowerPm,
    ZoneName,

    /// <summary><c>Z07:00</c> and <c>-07:00</c> in all their lengths.</summary>
    Offset,

    /// <summary><c>.000</c>: this many digits.</summary>
    Fraction,

    /// <summary><c>.999</c>: up to this many digits.</summary>
    TrimmedFraction,
}
