using System.Globalization;

namespace Tocsin.GoTemplates.Times;

/// <summary>Writes a time by a layout, as Go's <c>Time.Format</c>.</summary>
internal static class LayoutWriter
{
    public static void Write(BoundedText text, GoTime time, ReadOnlySpan<char> layout)
    {
        var local = LocalTime.Of(time);
        while (!layout.IsEmpty)
        {
            var token = LayoutToken.Next(layout);
            text.Append(token.Prefix);
            Write(text, local, token);
            layout = token.Rest;
        }
    }

    private static void Write(BoundedText text, in LocalTime time, LayoutToken token)
    {
        switch (token.Element)
        {
            case LayoutElement.UpperPm:
                text.Append(time.Hour >= 12 ? "PM" : "AM");
                break;
            case LayoutElement.LowerPm:
                text.Append(time.Hour >= 12 ? "pm" : "am");
                break;
            case LayoutElement.ZoneName when time.Zone.Name.Length > 0:
                text.Append(time.Zone.Name);
                break;
            case LayoutElement.ZoneName:
                WriteOffset(text, time.Zone.Offset, "-0700");
                break;
            case LayoutElement.Offset:
                WriteOffset(text, time.Zone.Offset, token.Text);
                break;
            case LayoutElement.Fraction or LayoutElement.TrimmedFraction:
                WriteFraction(text, time.Nanosecond, token.Text);
                break;
            case > LayoutElement.None and <= LayoutElement.ZeroYearDay:
                WriteDate(text, time, token.Element);
                break;
            case not LayoutElement.None:
                WriteClock(text, time, token.Element);
                break;
        }
    }

    private static void WriteDate(BoundedText text, in LocalTime time, LayoutElement element)
    {
        switch (element)
        {
            case LayoutElement.LongMonth:
                text.Append(GoMonth.Names[time.Date.Month - 1]);
                break;
            case LayoutElement.Month:
                text.Append(GoMonth.Names[time.Date.Month - 1].AsSpan(0, 3));
                break;
            case LayoutElement.LongWeekday:
                text.Append(GoWeekday.Names[time.Weekday]);
                break;
            case LayoutElement.Weekday:
                text.Append(GoWeekday.Names[time.Weekday].AsSpan(0, 3));
                break;
            case LayoutElement.NumericMonth:
                WriteNumber(text, time.Date.Month, 1);
                break;
            case LayoutElement.ZeroMonth:
                WriteNumber(text, time.Date.Month, 2);
                break;
            case LayoutElement.Day:
                WriteNumber(text, time.Date.Day, 1);
                break;
            case LayoutElement.UnderDay:
                WriteNumber(text, time.Date.Day, 2, ' ');
                break;
            case LayoutElement.ZeroDay:
                WriteNumber(text, time.Date.Day, 2);
                break;
            case LayoutElement.UnderYearDay:
                WriteNumber(text, time.Date.YearDay, 3, ' ');
                break;
            default:
                WriteNumber(text, time.Date.YearDay, 3);
                break;
        }
    }

    private static void WriteClock(BoundedText text, in LocalTime time, LayoutElement element)
    {
        var (number, width) = element switch
        {
            LayoutElement.Hour => (time.Hour, 2),
            LayoutElement.Hour12 => (time.Hour % 12 == 0 ? 12 : time.Hour % 12, 1),
            LayoutElement.ZeroHour12 => (time.Hour % 12 == 0 ? 12 : time.Hour % 12, 2),
            LayoutElement.Minute => (time.Minute, 1),
            LayoutElement.ZeroMinute => (time.Minute, 2),
            LayoutElement.Second => (time.Second, 1),
            LayoutElement.ZeroSecond => (time.Second, 2),
            LayoutElement.LongYear => (time.Date.Year, 4),
            _ => (Math.Abs(time.Date.Year % 100), 2),
        };
        WriteNumber(text, number, width);
    }

    /// <param name="text">Gets the offset.</param>
    /// <param name="offset">Seconds east of UTC.</param>
    /// <param name="form">Such as <c>-07:00</c>, or <c>Z07:00</c> for Z instead of nothing but zeros.</param>
    internal static void WriteOffset(BoundedText text, int offset, ReadOnlySpan<char> form)
    {
        if (form[0] == 'Z' && offset == 0)
        {
            text.Append('Z');
            return;
        }

        // Go takes the sign from the whole minutes.
        text.Append(offset / 60 < 0 ? '-' : '+');
        var seconds = Math.Abs(offset);
        WriteNumber(text, seconds / 3600, 2);
        var hasColons = form.Contains(':');
        if (form.Length > 3)
        {
            WritePart(text, seconds / 60 % 60, hasColons);
        }

        if (form.Length > (hasColons ? 6 : 5))
        {
            WritePart(text, seconds % 60, hasColons);
        }
    }

    private static void WritePart(BoundedText text, int number, bool afterColon)
    {
        if (afterColon)
        {
            text.Append(':');
        }

        WriteNumber(text, number, 2);
    }

    private static void WriteFraction(BoundedText text, int nanosecond, ReadOnlySpan<char> form)
    {
        var isTrimmed = form[1] == '9';
        Span<char> digits = stackalloc char[9];
        nanosecond.TryFormat(digits, out _, "D9", CultureInfo.InvariantCulture);
        ReadOnlySpan<char> shown = digits[..Math.Min(9, form.Length - 1)];
        shown = isTrimmed ? shown.TrimEnd('0') : shown;
        if (shown.Length > 0)
        {
            text.Append(form[0]);
            text.Append(shown);
        }
    }

    internal static void WriteNumber(BoundedText text, long number, int width, char padding = '0')
    {
        Span<char> digits = stackalloc char[20];
        // Go puts the sign before the padding.
        if (number < 0)
        {
            text.Append('-');
        }

        ((ulong)Math.Abs(number)).TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        text.Append(padding, Math.Max(0, width - length));
        text.Append(digits[..length]);
    }
}
