using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tocsin.Configuration;

namespace Tocsin.TimeIntervals;

/// <summary>
/// How ranges of one kind are written: one member, or two with a colon between them, in upper or lower case. Rules and messages are Alertmanager's:
/// a range can't wrap around, and months and years are not held against the calendar.
/// </summary>
internal sealed class RangeSyntax
{
    private static readonly string[] _weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] _months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private readonly Func<string, Member> _member;
    private readonly Func<InclusiveRange, string?> _problem;

    private RangeSyntax(Func<string, Member> member, Func<InclusiveRange, string?> problem)
    {
        (_member, _problem) = (member, problem);
    }

    public static RangeSyntax Weekdays { get; } = new(Weekday, range => range.Begin > range.End ? "start day cannot be before end day" : null);

    public static RangeSyntax DaysOfMonth { get; } = new(Number, DayProblem);

    public static RangeSyntax Months { get; } = new(Month, range =>
        range.Begin > range.End ? $"end month {MonthName(range.End)} is before start month {MonthName(range.Begin)}" : null);

    public static RangeSyntax Years { get; } = new(Number, range =>
        range.Begin > range.End ? Invariant($"end year {range.End} is before start year {range.Begin}") : null);

    public bool TryParse(string text, out InclusiveRange range, [NotNullWhen(false)] out string? error)
    {
        text = text.ToLowerInvariant();
        var parts = text.Split(':', 3);
        if (parts.Length > 2)
        {
            (range, error) = (default, $"couldn't parse range {Bare(text)}, invalid format");
            return false;
        }

        var (begin, end) = (_member(parts[0]), _member(parts[^1]));
        range = new InclusiveRange(begin.Value, end.Value);
        error = begin.Error ?? end.Error ?? _problem(range);
        return error is null;
    }

    /// <summary>A value as upstream puts it into messages, without quotes.</summary>
    internal static string Bare(string text) => Shown.Value(text)[1..^1];

    private static string? DayProblem(InclusiveRange range) =>
        !IsDay(range.Begin) ? Invariant($"{range.Begin} is not a valid day of the month: out of range")
        : !IsDay(range.End) ? Invariant($"{range.End} is not a valid day of the month: out of range")
        : range is { Begin: < 0, End: > 0 } ? "end day must be negative if start day is negative"
        : InFebruary(range.Begin) > InFebruary(range.End) ? Invariant($"end day {range.End} is always before start day {range.Begin}")
        : null;

    private static bool IsDay(long day) => day is >= -31 and <= 31 and not 0;

    // Upstream's reckoning: -1 counts as 27, so that 28:-1 is refused too.
    private static long InFebruary(long day) => day < 0 ? 28 + day : day;

    private static Member Weekday(string text) =>
        Array.IndexOf(_weekdays, text) is var day and >= 0 ? new(day) : new($"{Bare(text)} is not a valid weekday");

    private static Member Month(string text) =>
        Array.IndexOf(_months, text) is var month and >= 0 ? new(month + 1)
        : Number(text) is { Error: null } number ? number
        : new($"{Bare(text)} is not a valid month");

    private static string MonthName(long month) => month is >= 1 and <= 12 ? _months[month - 1] : "";

    private static Member Number(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        return digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') ? new($"strconv.Atoi: parsing {Shown.Value(text)}: invalid syntax")
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? new(value)
            : new($"strconv.Atoi: parsing {Shown.Value(text)}: value out of range");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private readonly record struct Member(long Value, string? Error = null)
    {
        public Member(string error)
            : this(0, error)
        {
        }
    }
}
