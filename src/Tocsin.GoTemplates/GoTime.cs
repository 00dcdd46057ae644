using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates;

/// <summary>
/// Go's <c>time.Time</c>: an instant to the nanosecond, and the place whose clocks show it. Any year can be held; the default value is Go's zero
/// time, the beginning of the year 1 in UTC.
/// </summary>
public readonly partial record struct GoTime
{
    public const string Rfc3339 = "2006-01-02T15:04:05Z07:00";
    public const string Rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00";

    internal const string StringLayout = "2006-01-02 15:04:05.999999999 -0700 MST";

    /// <summary>1970-01-01 in seconds since 0001-01-01.</summary>
    internal const long UnixEpoch = 62_135_596_800;

    private const int Billion = 1_000_000_000;

    // Null is UTC, so that the default value is Go's.
    private readonly GoLocation? _location;

    /// <summary>The instant, with the offset as a fixed zone without a name.</summary>
    public GoTime(DateTimeOffset value)
        : this(
            CivilDate.FloorDiv(value.UtcTicks, TimeSpan.TicksPerSecond),
            (int)(value.UtcTicks % TimeSpan.TicksPerSecond) * 100,
            value.Offset == TimeSpan.Zero ? null : GoLocation.Fixed("", (int)value.Offset.TotalSeconds))
    {
    }

    internal GoTime(long seconds, int nanosecond, GoLocation? location)
    {
        (Seconds, Nanosecond, _location) = (seconds, nanosecond, location == GoLocation.Utc ? null : location);
    }

    public bool IsZero => Seconds == 0 && Nanosecond == 0;

    public GoLocation Location => _location ?? GoLocation.Utc;

    public long Year => Local().Date.Year;

    public GoMonth Month => new(Local().Date.Month);

    /// <summary>Of the month, from 1.</summary>
    public int Day => Local().Date.Day;

    /// <summary>Of the year, from 1.</summary>
    public int YearDay => Local().Date.YearDay;

    public GoWeekday Weekday => new(Local().Weekday);

    public int Hour => Local().Hour;

    public int Minute => Local().Minute;

    public int Second => Local().Second;

    /// <summary>0 to 999,999,999.</summary>
    public int Nanosecond { get; }

    /// <summary>Since 0001-01-01 in UTC, rounded down.</summary>
    internal long Seconds { get; }

    internal Zone Zone => _location is null ? _utc : _location.ZoneAt(Unix());

    private static readonly Zone _utc = new("UTC", 0, IsDaylight: false);

    /// <summary>A time of the calendar and clocks of a place. Numbers out of their ranges carry over: the 32nd of October is the 1st of November.</summary>
    public static GoTime Date(long year, long month, long day, long hour, long minute, long second, long nanosecond, GoLocation location)
    {
        var monthIndex = month - 1;
        year += CivilDate.FloorDiv(monthIndex, 12);
        var days = new CivilDate(year, (int)(monthIndex - (CivilDate.FloorDiv(monthIndex, 12) * 12)) + 1, 1).Days + day - 1;
        var carried = CivilDate.FloorDiv(nanosecond, Billion);
        var seconds = (days * 86_400) + (hour * 3600) + (minute * 60) + second + carried;
        return new GoTime(seconds - OffsetAt(seconds, location), (int)(nanosecond - (carried * Billion)), location);
    }

    public static GoTime FromUnix(long seconds, long nanoseconds = 0)
    {
        var carried = CivilDate.FloorDiv(nanoseconds, Billion);
        return new GoTime(seconds + UnixEpoch + carried, (int)(nanoseconds - (carried * Billion)), null);
    }

    /// <summary>Reads a time as Go's <c>time.Parse</c>: UTC where the text names no zone.</summary>
    /// <exception cref="GoFunctionException">The text is no time of this layout; the message is Go's.</exception>
    public static GoTime Parse(string layout, string value) => LayoutParser.Parse(layout, value).Time(GoLocation.Utc, GoLocation.Local);

    /// <summary>Reads a time as Go's <c>time.ParseInLocation</c>: where the text names no zone it is a time of the place.</summary>
    /// <inheritdoc cref="Parse(string, string)"/>
    public static GoTime Parse(string layout, string value, GoLocation location) => LayoutParser.Parse(layout, value).Time(location, location);

    /// <summary>The time by a layout: what the reference time Mon Jan 2 15:04:05 MST 2006 would look like.</summary>
    public string Format(string layout)
    {
        using var text = new BoundedText();
        LayoutWriter.Write(text, this, layout);
        return text.ToString();
    }

    /// <inheritdoc cref="Format(string)"/>
    public void Format(BoundedText text, ReadOnlySpan<char> layout) => LayoutWriter.Write(text, this, layout);

    public override string ToString() => Format(StringLayout);

    public GoTime In(GoLocation location) => new(Seconds, Nanosecond, location);

    /// <inheritdoc cref="GoLocation.Load(string)"/>
    public GoTime In(string name) => In(GoLocation.Load(name));

    /// <summary>To 100 ns, with the offset that the place's clocks have at the time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not in 1 to 9999, or the offset has seconds.</exception>
    public DateTimeOffset ToDateTimeOffset() =>
        new DateTimeOffset((Seconds * TimeSpan.TicksPerSecond) + (Nanosecond / 100), TimeSpan.Zero).ToOffset(TimeSpan.FromSeconds(Zone.Offset));

    private LocalTime Local() => LocalTime.Of(this);

    /// <summary>The offset at a time that the place's clocks show. Of the two that a change may leave, the one before it.</summary>
    private static long OffsetAt(long localSeconds, GoLocation location)
    {
        var unix = localSeconds - UnixEpoch;
        var zone = location.ZoneAt(unix);
        var utc = unix - zone.Offset;
        return zone.Offset == 0 || (utc >= zone.Start && utc < zone.End) ? zone.Offset : location.ZoneAt(utc).Offset;
    }
}
