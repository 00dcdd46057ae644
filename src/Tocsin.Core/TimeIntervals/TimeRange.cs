using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.TimeIntervals;

/// <summary>A part of a day, in minutes since midnight as clocks show them: at most 1440, and the end is not in it.</summary>
public readonly partial record struct TimeRange(int StartMinute, int EndMinute)
{
    public bool Contains(int minute) => minute >= StartMinute && minute < EndMinute;

    public override string ToString() => $"{Clock(StartMinute)}-{Clock(EndMinute)}";

    /// <summary>Reads <c>start_time</c> and <c>end_time</c>, such as 09:00 and 24:00. The messages are Alertmanager's.</summary>
    public static bool TryParse(string start, string end, out TimeRange range, [NotNullWhen(false)] out string? error)
    {
        range = new TimeRange(Minute(start), Minute(end));
        error = start.Length == 0 || end.Length == 0 ? "both start and end times must be provided"
            : range.StartMinute < 0 ? Invalid(start)
            : range.EndMinute < 0 ? Invalid(end)
            : range.StartMinute >= range.EndMinute ? "start time cannot be equal or greater than end time"
            : null;
        return error is null;
    }

    private static string Invalid(string text) => $"couldn't parse timestamp {RangeSyntax.Bare(text)}, invalid format";

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:D2}:{minute % 60:D2}");

    private static int Minute(string text) => ClockTime().IsMatch(text)
        ? (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture)
        : -1;

    [GeneratedRegex(@"\A(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z")]
    private static partial Regex ClockTime();
}
