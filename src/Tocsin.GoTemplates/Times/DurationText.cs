using System.Globalization;

namespace Tocsin.GoTemplates.Times;

/// <summary>Durations as Go prints them: <c>1h2m3.5s</c>, <c>1.5µs</c>, <c>0s</c>.</summary>
internal static class DurationText
{
    private const ulong Second = 1_000_000_000;

    public static void Write(BoundedText text, GoDuration duration)
    {
        var nanoseconds = (ulong)(duration.Nanoseconds < 0 ? -duration.Nanoseconds : duration.Nanoseconds);
        if (duration.Nanoseconds < 0)
        {
            text.Append('-');
        }

        if (nanoseconds is > 0 and < Second)
        {
            var (unit, digits) = nanoseconds < 1000 ? ("ns", 0) : nanoseconds < 1_000_000 ? ("µs", 3) : ("ms", 6);
            Write(text, nanoseconds, digits);
            text.Append(unit);
            return;
        }

        var seconds = nanoseconds / Second;
        if (seconds >= 3600)
        {
            Write(text, seconds / 3600, 0);
            text.Append('h');
        }

        if (seconds >= 60)
        {
            Write(text, seconds / 60 % 60, 0);
            text.Append('m');
        }

        Write(text, nanoseconds % (60 * Second), 9);
        text.Append('s');
    }

    /// <summary>A number of which so many digits stand after the point, without zeros at the end.</summary>
    private static void Write(BoundedText text, ulong number, int decimals)
    {
        Span<char> digits = stackalloc char[20];
        var divisor = (ulong)Math.Pow(10, decimals);
        (number / divisor).TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        text.Append(digits[..length]);
        if (number % divisor != 0)
        {
            // The leading 1 keeps the zeros after the point.
            ((number % divisor) + divisor).TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
            text.Append('.');
            text.Append(digits[1..length].TrimEnd('0'));
        }
    }
}
