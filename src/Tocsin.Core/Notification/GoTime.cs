using System.Buffers;
using System.Globalization;

namespace Tocsin.Notification;

/// <summary>Times and durations as Go prints and reads them.</summary>
internal static class GoTime
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Nanoseconds)[] _units =
    [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
    ];

    /// <summary>RFC 3339 with the time's own offset; the fraction without trailing zeros, <c>Z</c> where the offset is zero.</summary>
    public static string Rfc3339Nano(DateTimeOffset time) =>
        time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// Go's <c>time.ParseDuration</c>: <c>1.5s</c>, <c>1m30s</c>, <c>500ms</c>, in any order and with fractions, but without days.
    /// Alertmanager reads the <c>timeout</c> of some integrations so, where every other duration is Prometheus's.
    /// </summary>
    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        if (rest is "0")
        {
            return true;
        }

        var nanoseconds = 0d;
        var any = !rest.IsEmpty;
        while (!rest.IsEmpty)
        {
            if (!TakePart(ref rest, out var part))
            {
                return false;
            }

            nanoseconds += part;
        }

        if (!any || nanoseconds > long.MaxValue)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(nanoseconds / 100)) * (text.StartsWith('-') ? -1 : 1);
        return true;
    }

    private static bool TakePart(ref ReadOnlySpan<char> rest, out double nanoseconds)
    {
        var digits = rest.IndexOfAnyExcept(_digits);
        nanoseconds = 0;
        if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        rest = rest[digits..];
        var end = rest.IndexOfAny(_digits);
        var name = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[name.Length..];
        var unit = Array.FindIndex(_units, u => u.Unit == name);
        nanoseconds = unit < 0 ? 0 : number * _units[unit].Nanoseconds;
        return unit >= 0;
    }
}
