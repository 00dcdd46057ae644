using Tocsin.Configuration;
using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Times;

namespace Tocsin.TimeIntervals;

/// <summary>
/// Reads the top keys <c>time_intervals</c> and <c>mute_time_intervals</c>, its old name. Messages are Alertmanager's, and so is what null means
/// in a list: a range of zeros, that is Sunday among the weekdays and never elsewhere.
/// </summary>
internal static class TimeIntervalReader
{
    /// <summary>All intervals by their names. A name that stands twice is recorded, and the first one kept.</summary>
    public static IReadOnlyDictionary<string, NamedTimeInterval> Read(ConfigSection root)
    {
        var named = new Dictionary<string, NamedTimeInterval>(StringComparer.Ordinal);
        foreach (var (key, noun) in ((string, string)[])[("mute_time_intervals", "mute time interval"), ("time_intervals", "time interval")])
        {
            foreach (var section in root.SectionsOrNull(key))
            {
                var interval = section is null ? new NamedTimeInterval("", []) : ReadNamed(section, noun);
                if (!named.TryAdd(interval.Name, interval) && (section is null || interval.Name.Length > 0))
                {
                    (section ?? root).Error(section is null ? key : "name", $"{noun} {Shown.Value(interval.Name)} is not unique");
                }
            }
        }

        return named;
    }

    private static NamedTimeInterval ReadNamed(ConfigSection section, string noun)
    {
        var name = section.Text("name", "");
        if (name.Length == 0 && section.Ask("name") is null or ConfigScalar)
        {
            section.Error($"missing name in {noun}");
        }

        var intervals = section.SectionsOrNull("time_intervals").Select(s => s is null ? new TimeInterval() : ReadInterval(s)).ToList();
        section.Done();
        return new NamedTimeInterval(name, intervals);
    }

    private static TimeInterval ReadInterval(ConfigSection section)
    {
        var interval = new TimeInterval
        {
            Times = section.Ask("times") is null ? null : [.. section.SectionsOrNull("times").Select(ReadTimes)],
            Weekdays = ReadRanges(section, "weekdays", RangeSyntax.Weekdays),
            DaysOfMonth = ReadRanges(section, "days_of_month", RangeSyntax.DaysOfMonth),
            Months = ReadRanges(section, "months", RangeSyntax.Months),
            Years = ReadRanges(section, "years", RangeSyntax.Years),
            Location = ReadLocation(section),
        };
        section.Done();
        return interval;
    }

    private static TimeRange ReadTimes(ConfigSection? section)
    {
        if (section is null)
        {
            return default;
        }

        if (!TimeRange.TryParse(section.Text("start_time", ""), section.Text("end_time", ""), out var range, out var error))
        {
            section.Error(error);
        }

        section.Done();
        return range;
    }

    private static List<InclusiveRange>? ReadRanges(ConfigSection section, string key, RangeSyntax syntax)
    {
        if (section.Ask(key) is null)
        {
            return null;
        }

        var ranges = new List<InclusiveRange>();
        foreach (var item in section.Scalars(key))
        {
            var range = default(InclusiveRange);
            if (!item.IsNull && !syntax.TryParse(item.Value, out range, out var error))
            {
                section.Errors.Add(item.Location, $"{section.PathOf(key)}: {error}");
            }

            ranges.Add(range);
        }

        return ranges;
    }

    private static GoLocation ReadLocation(ConfigSection section)
    {
        try
        {
            return GoLocation.Load(section.Text("location", ""));
        }
        catch (GoFunctionException e)
        {
            section.Error("location", RangeSyntax.Bare(e.Message));
            return GoLocation.Utc;
        }
    }
}
