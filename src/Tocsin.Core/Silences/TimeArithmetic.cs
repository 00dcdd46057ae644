namespace Tocsin.Silences;

internal static class TimeArithmetic
{
    /// <summary>The later time, or the last there is: silences until the year 9999 are in use.</summary>
    public static DateTimeOffset SaturatingAdd(this DateTimeOffset time, TimeSpan span) =>
        time.UtcDateTime > DateTime.MaxValue - span ? DateTimeOffset.MaxValue : time + span;
}
