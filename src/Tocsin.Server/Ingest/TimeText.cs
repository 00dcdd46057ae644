namespace Tocsin.Server.Ingest;

/// <summary>
/// RFC 3339 times as senders write them: any number of fraction digits (what is finer than 100 ns is cut off), the offset kept,
/// <c>T</c> or a space between date and time. Year 1's first instant, Go's zero time, is none and gives default.
/// </summary>
internal static class TimeText
{
    /// <param name="text">The time in UTF-8.</param>
    /// <param name="lenient">
    /// Whether the short forms that Alertmanager's API takes will do too: no seconds, no offset (then UTC), a date alone.
    /// </param>
    /// <param name="time">The time; clamped to what a <see cref="DateTimeOffset"/> can hold.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, bool lenient, out DateTimeOffset time)
    {
        time = default;
        if (!TryTakeDate(ref text, out var ticks))
        {
            return false;
        }

        var offset = 0;
        if (!(lenient && text.IsEmpty) && !(TryTakeTimeOfDay(ref text, lenient, ref ticks) && TryTakeOffset(text, lenient, out offset)))
        {
            return false;
        }

        time = Compose(ticks, TimeSpan.FromMinutes(offset));
        return true;
    }

    private static DateTimeOffset Compose(long localTicks, TimeSpan offset)
    {
        var utcTicks = localTicks - offset.Ticks;
        if (localTicks == 0 || utcTicks <= 0)
        {
            return default;
        }

        if (Math.Max(utcTicks, localTicks) > DateTime.MaxValue.Ticks)
        {
            return DateTimeOffset.MaxValue;
        }

        // .NET knows offsets up to 14 hours, Go up to 24: the instant is what counts.
        return localTicks < 0 || offset.Duration() > TimeSpan.FromHours(14)
            ? new DateTimeOffset(utcTicks, TimeSpan.Zero)
            : new DateTimeOffset(localTicks, offset);
    }

    private static bool TryTakeDate(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!TryTakeNumber(ref text, 4, 9999, out var year)
            || !TryTake(ref text, (byte)'-') || !TryTakeNumber(ref text, 2, 12, out var month) || month == 0
            || !TryTake(ref text, (byte)'-') || !TryTakeNumber(ref text, 2, DateTime.DaysInMonth(year == 0 ? 4 : year, month), out var day) || day == 0)
        {
            return false;
        }

        ticks = year == 0 ? -TimeSpan.TicksPerDay : new DateTime(year, month, day).Ticks;
        return true;
    }

    private static bool TryTakeTimeOfDay(ref ReadOnlySpan<byte> text, bool lenient, ref long ticks)
    {
        if (text.IsEmpty || (text[0] | 0x20) is not ('t' or ' '))
        {
            return false;
        }

        text = text[1..];
        if (!TryTakeNumber(ref text, 2, 23, out var hour) || !TryTake(ref text, (byte)':') || !TryTakeNumber(ref text, 2, 59, out var minute))
        {
            return false;
        }

        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (!TryTake(ref text, (byte)':'))
        {
            return lenient;
        }

        // A leap second, 60, is the first of the next minute.
        var valid = TryTakeNumber(ref text, 2, 60, out var second) && TryTakeFraction(ref text, ref ticks);
        ticks += second * TimeSpan.TicksPerSecond;
        return valid;
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text.IsEmpty || text[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        var unit = TimeSpan.TicksPerSecond / 10;
        var digits = 1;
        for (; digits < text.Length && char.IsAsciiDigit((char)text[digits]); digits++, unit /= 10)
        {
            ticks += (text[digits] - '0') * unit;
        }

        text = text[digits..];
        return digits > 1;
    }

    /// <param name="text">What follows the time of day; has to be used up.</param>
    /// <param name="lenient">Whether the offset may be missing.</param>
    /// <param name="minutes">The offset east of UTC.</param>
    private static bool TryTakeOffset(ReadOnlySpan<byte> text, bool lenient, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty)
        {
            return lenient;
        }

        if (text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        var sign = text[0] switch { (byte)'+' => 1, (byte)'-' => -1, _ => 0 };
        text = text[1..];
        if (sign == 0 || !TryTakeNumber(ref text, 2, 24, out var hours))
        {
            return false;
        }

        TryTake(ref text, (byte)':');
        var valid = TryTakeNumber(ref text, 2, 60, out var rest) && text.IsEmpty;
        minutes = sign * ((hours * 60) + rest);
        return valid;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, byte expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<byte> text, int digits, int max, out int number)
    {
        number = 0;
        if (text.Length < digits)
        {
            return false;
        }

        foreach (var digit in text[..digits])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        text = text[digits..];
        return number <= max;
    }
}
