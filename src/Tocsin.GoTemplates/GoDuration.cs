using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates;

/// <summary>Go's <c>time.Duration</c>: nanoseconds.</summary>
public readonly record struct GoDuration(long Nanoseconds) : IComparable<GoDuration>
{
    public GoDuration(TimeSpan value)
        : this(value.Ticks * 100)
    {
    }

    internal static GoType Type { get; } = new GoTypeBuilder<GoDuration>("time.Duration", GoKind.Int)
        .Method("Nanoseconds", d => d.Nanoseconds)
        .Method("Microseconds", d => d.Nanoseconds / 1000)
        .Method("Milliseconds", d => d.Nanoseconds / 1_000_000)
        .Method("Seconds", d => d.In(1_000_000_000))
        .Method("Minutes", d => d.In(60_000_000_000))
        .Method("Hours", d => d.In(3_600_000_000_000))
        .Method<GoDuration, GoDuration>("Round", (d, unit) => d.Round(unit))
        .Method<GoDuration, GoDuration>("Truncate", (d, unit) => d.Truncate(unit))
        .Method("Abs", d => d.Abs())
        .Method("String", d => d.ToString())
        .String((d, text) => DurationText.Write(text, d))
        .Build();

    /// <summary>Reads a duration such as <c>1h30m</c> as Go's <c>time.ParseDuration</c>.</summary>
    /// <exception cref="GoFunctionException">It is none; the message is Go's.</exception>
    public static GoDuration Parse(string value) => DurationParser.Parse(value);

    /// <summary>To the nearest multiple of a duration, halves away from zero.</summary>
    public GoDuration Round(GoDuration unit)
    {
        if (unit.Nanoseconds <= 0)
        {
            return this;
        }

        var rest = Int128.Abs((Int128)Nanoseconds % unit.Nanoseconds);
        var rounded = Int128.Abs(Nanoseconds) - rest + (rest + rest < unit.Nanoseconds ? 0 : unit.Nanoseconds);
        return new((long)Int128.Clamp(Nanoseconds < 0 ? -rounded : rounded, long.MinValue, long.MaxValue));
    }

    /// <summary>Towards zero to a multiple of a duration.</summary>
    public GoDuration Truncate(GoDuration unit) => unit.Nanoseconds <= 0 ? this : new(Nanoseconds - (Nanoseconds % unit.Nanoseconds));

    public GoDuration Abs() => new(Nanoseconds == long.MinValue ? long.MaxValue : Math.Abs(Nanoseconds));

    public int CompareTo(GoDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>To 100 ns.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / 100);

    public override string ToString()
    {
        using var text = new BoundedText();
        DurationText.Write(text, this);
        return text.ToString();
    }

    public static bool operator <(GoDuration left, GoDuration right) => left.CompareTo(right) < 0;

    public static bool operator <=(GoDuration left, GoDuration right) => left.CompareTo(right) <= 0;

    public static bool operator >(GoDuration left, GoDuration right) => left.CompareTo(right) > 0;

    public static bool operator >=(GoDuration left, GoDuration right) => left.CompareTo(right) >= 0;

    // Whole and rest apart, as Go: so that rounding comes out the same.
    private double In(long unit) => (Nanoseconds / unit) + ((Nanoseconds % unit) / (double)unit);
}
