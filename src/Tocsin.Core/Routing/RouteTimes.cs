using Tocsin.Configuration;

namespace Tocsin.Routing;

/// <summary>Reads how often a group is looked at and sent again.</summary>
internal static class RouteTimes
{
    private const string One = "repeat_interval";

    // Tocsin's own: how long to wait before the first repeat, before the second, and so on.
    private const string Several = "repeat_intervals";

    public static TimeSpan ReadGroupInterval(ConfigSection section, TimeSpan inherited) => NotZero(section, "group_interval", inherited);

    public static IReadOnlyList<TimeSpan> ReadRepeatIntervals(ConfigSection section, IReadOnlyList<TimeSpan> inherited)
    {
        var one = NotZero(section, One, inherited[0]);
        var several = ReadSeveral(section);
        if (section.Has(One) && section.Has(Several))
        {
            section.Error(Several, $"at most one of {One} & {Several} must be configured");
        }

        return section.Has(One) ? [one] : several.Count > 0 ? several : inherited;
    }

    /// <summary>Says what is allowed and hardly meant, at the route that brings it about and not at all those that inherit it.</summary>
    public static void Warn(ConfigSection section, Route route, TimeSpan? retention)
    {
        var key = section.Has(Several) ? Several : One;
        var isOwn = route.Index == 0 || section.Has(key);
        if ((isOwn || section.Has("group_interval")) && route.RepeatIntervals.Any(repeat => repeat < route.GroupInterval && repeat > TimeSpan.Zero))
        {
            section.Warn(key, "repeat_interval is less than group_interval. Notifications will not repeat until the next group_interval.");
        }

        if (isOwn && route.RepeatIntervals.Any(repeat => repeat > retention))
        {
            section.Warn(key, "repeat_interval is longer than what was sent is remembered (--data.retention): a group that comes back after that is sent as new.");
        }
    }

    private static List<TimeSpan> ReadSeveral(ConfigSection section)
    {
        var intervals = new List<TimeSpan>();
        foreach (var item in section.Scalars(Several))
        {
            if (!PrometheusDuration.TryParse(item.IsNull ? "" : item.Value, out var interval, out var error) || interval == TimeSpan.Zero)
            {
                section.Errors.Add(item.Location, $"{section.PathOf(Several)}: {error ?? "an interval cannot be zero"}");
            }

            intervals.Add(interval);
        }

        if (section.Ask(Several) is ConfigSequence { Items.Count: 0 })
        {
            section.Error(Several, "needs at least one interval");
        }

        return intervals;
    }

    private static TimeSpan NotZero(ConfigSection section, string key, TimeSpan inherited)
    {
        var value = section.Duration(key, inherited);
        if (value == TimeSpan.Zero)
        {
            section.Error(key, $"{key} cannot be zero");
            return inherited;
        }

        return value;
    }
}
