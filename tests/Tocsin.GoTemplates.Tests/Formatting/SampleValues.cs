using System.Globalization;
using System.Numerics;
using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>The values that the table of formats names: <c>i:42</c> an int, <c>f:3ff0000000000000</c> a float64 by its bits, <c>n:point</c> one from below.</summary>
internal static class SampleValues
{
    private static readonly GoType _point = GoType.Struct<Point>("main.Point").Field("X", "X", p => p.X).Field("Name", "Name", p => p.Name).Build();

    private static readonly GoType _nested = GoType.Struct<Nested>("main.Nested")
        .Field("P", "P", n => n.P, _point)
        .Field("List", "List", n => n.List, GoTypes.StringList)
        .Field("Map", "Map", n => n.Map, GoTypes.StringMap)
        .Field("Any", "Any", n => n.Any, GoTypes.Interface)
        .Field("T", "T", n => n.T)
        .Build();

    public static GoTypes Types { get; } = GoTypes.Basic.With(
        _point,
        _nested,
        GoType.Text<Html>("main.HTML").Build(),
        GoType.Struct<PointPointer>("*main.Point").Field("X", "X", p => p.X).Build());

    private static readonly Dictionary<string, object> _named = new()
    {
        ["strs"] = new[] { "a", "b c", "ü\n", "" },
        ["strs0"] = Array.Empty<string>(),
        ["anys"] = new object?[] { 1, "x", null, 2.5, true, new[] { "q" } },
        ["smap"] = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1", ["ü"] = "x y" },
        ["smap0"] = new Dictionary<string, string>(),
        ["amap"] = new Dictionary<string, object?> { ["k"] = null, ["n"] = 5L, ["l"] = new object[] { 1, 2 } },
        ["point"] = new Point(3, "p q"),
        ["nested"] = new Nested(new Point(1, "n"), ["l"], new() { ["k"] = "v" }, 1.5, new GoDuration(1_000_000_000)),
        ["nested0"] = new Nested(new Point(0, ""), null, null, null, default),
        ["html"] = new Html("<b>"),
        ["month"] = new GoMonth(3),
        ["weekday"] = new GoWeekday(0),
        ["time"] = GoTime.Date(2026, 3, 1, 8, 15, 30, 123_000_000, GoLocation.Utc),
        ["time0"] = default(GoTime),
    };

    public static object? Read(string text)
    {
        var (kind, value) = (text[..text.IndexOf(':')], text[(text.IndexOf(':') + 1)..]);
        var culture = CultureInfo.InvariantCulture;
        return kind switch
        {
            "nil" => null,
            "i" => long.Parse(value, culture),
            "i8" => sbyte.Parse(value, culture),
            "i16" => short.Parse(value, culture),
            "u8" => byte.Parse(value, culture),
            "u16" => ushort.Parse(value, culture),
            "u32" => uint.Parse(value, culture),
            "u64" => ulong.Parse(value, culture),
            "f" => Float64(value),
            "f32" => BitConverter.UInt32BitsToSingle(uint.Parse(value, NumberStyles.HexNumber, culture)),
            "c" => new Complex(Float64(value.Split(',')[0]), Float64(value.Split(',')[1])),
            "b" => value == "true",
            "s" => value,
            "d" => new GoDuration(long.Parse(value, culture)),
            _ => _named[value],
        };
    }

    private static double Float64(string bits) => BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    internal sealed record Point(int X, string Name);

    internal sealed record PointPointer(int X);

    internal sealed record Nested(Point P, string[]? List, Dictionary<string, string>? Map, object? Any, GoDuration T);

    internal sealed record Html(string Text)
    {
        public override string ToString() => Text;
    }
}
