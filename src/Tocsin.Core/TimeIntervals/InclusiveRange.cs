using System.Globalization;

namespace Tocsin.TimeIntervals;

/// <summary>From one number to another, both included: weekdays (Sunday is 0), days of a month (negative from its end), months (from 1) or years.</summary>
public readonly record struct InclusiveRange(long Begin, long End)
{
    public bool Contains(long value) => value >= Begin && value <= End;

    /// <summary>As it stands in a file: <c>1:5</c>, or <c>3</c>.</summary>
    public override string ToString() =>
        Begin == End ? Begin.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Begin}:{End}");
}
