using System.Globalization;

namespace Tocsin.Enrichment;

/// <summary>How numbers are written for people. Nothing is converted but by size: a value is in the unit its query gives.</summary>
/// <remarks>
/// <c>cores</c>: <c>0.42 cores</c>. <c>bytes</c>: B, KiB, MiB, GiB, TiB, <c>512.00 MiB</c>. <c>percent</c>: the value is percent already,
/// <c>94.2 %</c>. <c>seconds</c>: <c>350 ms</c>, <c>1.5 s</c>, <c>2 min 3 s</c>, <c>5 h 10 min</c>, <c>3 d 4 h</c>. None: a short number.
/// </remarks>
internal static class ValueUnit
{
    public const string Cores = "cores";
    public const string Bytes = "bytes";
    public const string Percent = "percent";
    public const string Seconds = "seconds";

    public static IReadOnlyList<string> All { get; } = [Cores, Bytes, Percent, Seconds];

    private static readonly string[] _byteUnits = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Format(double value, string unit) => unit switch
    {
        Cores => $"{Fixed(value, 2)} cores",
        Bytes => FormatBytes(value),
        Percent => $"{Fixed(value, 1)} %",
        Seconds => FormatSeconds(value),
        _ => Short(value),
    };

    private static string FormatBytes(double value)
    {
        var at = 0;
        for (; at < _byteUnits.Length - 1 && Math.Round(Math.Abs(value), 2) >= 1024; at++)
        {
            value /= 1024;
        }

        return at == 0 ? $"{Short(Math.Round(value))} B" : $"{Text(value, "0.00")} {_byteUnits[at]}";
    }

    private static string FormatSeconds(double value)
    {
        var size = Math.Abs(value);
        var sign = value < 0 ? "-" : "";
        return size switch
        {
            0 => "0 s",
            < 0.9995 => $"{Short(value * 1000)} ms",
            < 59.95 => $"{Text(value, "0.#")} s",
            < 3599.5 => sign + Pair(size, 60, "min", 1, "s"),
            < 86370 => sign + Pair(size, 3600, "h", 60, "min"),
            _ => sign + Pair(size, 86400, "d", 3600, "h"),
        };
    }

    // Rounded to the smaller unit first, so that 119.6 s is 2 min and not 1 min 60 s.
    private static string Pair(double seconds, double large, string largeName, double small, string smallName)
    {
        var smalls = Math.Round(seconds / small);
        var larges = Math.Floor(smalls * small / large);
        var rest = smalls - (larges * large / small);
        return rest == 0 ? $"{Short(larges)} {largeName}" : $"{Short(larges)} {largeName} {Short(rest)} {smallName}";
    }

    // A small value keeps two digits: 0.0042 cores, not 0.00.
    private static string Fixed(double value, int decimals) =>
        value == 0 || Math.Abs(value) >= Math.Pow(10, -decimals) ? Text(value, decimals == 1 ? "0.0" : "0.00") : Text(value, "G2");

    private static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e15 or < 0.01 => Text(value, "G3"),
        >= 100 => Text(value, "0.#"),
        _ => Text(value, "0.##"),
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
