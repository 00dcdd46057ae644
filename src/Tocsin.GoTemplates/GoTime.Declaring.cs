using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates;

public readonly partial record struct GoTime
{
    /// <summary>What templates may see: Go's methods but those that have two results.</summary>
    internal static GoType Type { get; } = Clock(GoType.Struct<GoTime>("time.Time"))
        .Method<string, string>("Format", (t, layout) => t.Format(layout))
        .Method("String", t => t.ToString())
        .Method("GoString", t => t.ToGoString())
        .Method<GoDuration, GoTime>("Add", (t, d) => t.Add(d))
        .Method("AddDate", new GoFunction([GoTypes.Int, GoTypes.Int, GoTypes.Int], false, (_, args) => ((GoTime)args[0]!).AddDate(Number(args[1]), Number(args[2]), Number(args[3]))))
        .Method<GoTime, GoDuration>("Sub", (t, other) => t.Sub(other))
        .Method<GoTime, bool>("Before", (t, other) => t.Before(other))
        .Method<GoTime, bool>("After", (t, other) => t.After(other))
        .Method<GoTime, bool>("Equal", (t, other) => t.IsSameInstant(other))
        .Method<GoTime, int>("Compare", (t, other) => t.CompareTo(other))
        .Method<GoDuration, GoTime>("Round", (t, d) => t.Round(d))
        .Method<GoDuration, GoTime>("Truncate", (t, d) => t.Truncate(d))
        .Method("IsZero", t => t.IsZero)
        .Method("IsDST", t => t.Zone.IsDaylight)
        .Method("UTC", t => t.In(GoLocation.Utc))
        .Method("Local", t => t.In(GoLocation.Local))
        .Method("In", new GoFunction([GoLocation.Type], false, (_, args) => args[1] is GoLocation place ? ((GoTime)args[0]!).In(place) : throw new GoFunctionException("time: missing Location in call to Time.In")))
        .Method("Location", t => t.Location)
        .String((t, text) => t.Format(text, StringLayout))
        .Json((t, text) => t.WriteJson(text))
        .Build();

    /// <summary>What Go's struct holds, in which verbs such as %d print it.</summary>
    internal static IReadOnlyList<GoMember> RawFields { get; } =
    [
        new("wall", null, null, t => (ulong)((GoTime)t).Nanosecond),
        new("ext", null, null, t => ((GoTime)t).Seconds),
        new("loc", null, GoLocation.Type, t => ((GoTime)t)._location),
    ];

    internal string ToGoString()
    {
        var local = Local();
        var place = _location is null ? "time.UTC" : _location == GoLocation.Local ? "time.Local" : $"time.Location({TimeError.Quote(_location.Name)})";
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"time.Date({local.Date.Year}, time.{new GoMonth(local.Date.Month)}, {local.Date.Day}, {local.Hour}, {local.Minute}, {local.Second}, {Nanosecond}, {place})");
    }

    private static GoTypeBuilder<GoTime> Clock(GoTypeBuilder<GoTime> type) => type
        .Method("Unix", t => t.Unix())
        .Method("UnixMilli", t => t.UnixMilli())
        .Method("UnixMicro", t => t.UnixMicro())
        .Method("UnixNano", t => t.UnixNano())
        .Method("Year", t => t.Year)
        .Method("Month", t => t.Month)
        .Method("Day", t => t.Day)
        .Method("Hour", t => t.Hour)
        .Method("Minute", t => t.Minute)
        .Method("Second", t => t.Second)
        .Method("Nanosecond", t => t.Nanosecond)
        .Method("Weekday", t => t.Weekday)
        .Method("YearDay", t => t.YearDay);

    private static long Number(object? value) => GoArgument.As<long>(value);

    /// <summary>RFC 3339, which has no years beyond 9999.</summary>
    private void WriteJson(BoundedText text)
    {
        if (Year is < 0 or > 9999)
        {
            throw new GoFunctionException("json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]");
        }

        text.Append('"');
        Format(text, Rfc3339Nano);
        text.Append('"');
    }
}
