namespace Tocsin.GoTemplates;

public readonly partial record struct GoTime : IComparable<GoTime>
{
    private Int128 Nanoseconds => ((Int128)Seconds * Billion) + Nanosecond;

    public long Unix() => Seconds - UnixEpoch;

    public long UnixMilli() => (Unix() * 1000) + (Nanosecond / 1_000_000);

    public long UnixMicro() => (Unix() * 1_000_000) + (Nanosecond / 1000);

    /// <summary>Before the year 1678 and after 2262 the result means nothing.</summary>
    public long UnixNano() => (Unix() * Billion) + Nanosecond;

    public GoTime Add(GoDuration duration) => At(Nanoseconds + duration.Nanoseconds);

    public GoTime AddDate(long years, long months, long days)
    {
        var local = Local();
        return Date(local.Date.Year + years, local.Date.Month + months, local.Date.Day + days, local.Hour, local.Minute, local.Second, Nanosecond, Location);
    }

    /// <summary>The time between; the longest duration where it is longer.</summary>
    public GoDuration Sub(GoTime other) => new((long)Int128.Clamp(Nanoseconds - other.Nanoseconds, long.MinValue, long.MaxValue));

    public bool Before(GoTime other) => CompareTo(other) < 0;

    public bool After(GoTime other) => CompareTo(other) > 0;

    /// <summary>Whether it is the same instant, wherever.</summary>
    public bool IsSameInstant(GoTime other) => CompareTo(other) == 0;

    /// <summary>Of instants: -1, 0 or 1.</summary>
    public int CompareTo(GoTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>To the nearest multiple of a duration since the zero time, halves up.</summary>
    public GoTime Round(GoDuration unit)
    {
        var rest = Remainder(unit);
        return rest + rest < unit.Nanoseconds ? At(Nanoseconds - rest) : At(Nanoseconds - rest + Math.Max(unit.Nanoseconds, 0));
    }

    /// <summary>Down to a multiple of a duration since the zero time.</summary>
    public GoTime Truncate(GoDuration unit) => At(Nanoseconds - Remainder(unit));

    public static bool operator <(GoTime left, GoTime right) => left.CompareTo(right) < 0;

    public static bool operator <=(GoTime left, GoTime right) => left.CompareTo(right) <= 0;

    public static bool operator >(GoTime left, GoTime right) => left.CompareTo(right) > 0;

    public static bool operator >=(GoTime left, GoTime right) => left.CompareTo(right) >= 0;

    private Int128 Remainder(GoDuration unit)
    {
        if (unit.Nanoseconds <= 0)
        {
            return 0;
        }

        var rest = Nanoseconds % unit.Nanoseconds;
        return rest < 0 ? rest + unit.Nanoseconds : rest;
    }

    private GoTime At(Int128 nanoseconds)
    {
        var (seconds, rest) = Int128.DivRem(nanoseconds, Billion);
        return rest < 0 ? new GoTime((long)seconds - 1, (int)rest + Billion, _location) : new GoTime((long)seconds, (int)rest, _location);
    }
}
