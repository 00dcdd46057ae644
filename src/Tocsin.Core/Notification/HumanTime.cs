using System.Globalization;

namespace Tocsin.Notification;

/// <summary>Times as people read them in a message.</summary>
internal static class HumanTime
{
    /// <summary><c>2022-03-02 07:31:57 UTC</c></summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The two largest units: <c>45s</c>, <c>12m</c>, <c>1h 5m</c>, <c>3d 2h</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var seconds = (long)Math.Max(0, duration.TotalSeconds);
        return seconds switch
        {
            < 60 => Unit(seconds, "s"),
            < 600 => Two(seconds / 60, "m", seconds % 60, "s"),
            < 3600 => Unit(seconds / 60, "m"),
            < 86_400 => Two(seconds / 3600, "h", seconds % 3600 / 60, "m"),
            _ => Two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h"),
        };
    }

    private static string Two(long large, string largeUnit, long small, string smallUnit) =>
        small == 0 ? Unit(large, largeUnit) : $"{Unit(large, largeUnit)} {Unit(small, smallUnit)}";

    private static string Unit(long count, string unit) => count.ToString(CultureInfo.InvariantCulture) + unit;
}
