using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.Templating;

namespace Tocsin.Routing;

/// <summary>Reads the key <c>route</c>. Defaults, inheritance and messages are Alertmanager's. The nesting is bounded by the YAML reader.</summary>
/// <param name="syntax">The notation of matchers, and what label names are allowed.</param>
/// <param name="receivers">The names of all receivers.</param>
/// <param name="intervals">The names of all time intervals.</param>
/// <param name="templates">What the values of <c>labels</c> can call.</param>
/// <param name="retention">How long it is remembered what was sent; null where that is no limit.</param>
internal sealed class RouteReader(
    MatcherSyntax syntax, IReadOnlySet<string> receivers, IReadOnlySet<string> intervals, AlertTemplates templates, TimeSpan? retention = null)
{
    private readonly RouteLabelsReader _labels = new(syntax, templates);
    private int _count;

    public RouteTree Read(ConfigSection section)
    {
        _count = 0;
        var root = Read(section, null);
        RootRouteRules.Check(section, root);
        return new RouteTree(root);
    }

    private Route Read(ConfigSection section, Route? parent)
    {
        var inherited = parent ?? new Route { Receiver = "" };
        var matchers = section.ReadMatchers(syntax);
        var (groupBy, groupByAll) = GroupByKey.Read(section, syntax, inherited);
        var route = new Route
        {
            Receiver = Receiver(section, inherited.Receiver),
            Key = parent is null ? matchers.ToString() : $"{parent.Key}/{matchers}",
            Index = _count++,
            Matchers = matchers,
            Continue = section.Bool("continue", false),
            GroupBy = groupBy,
            GroupByAll = groupByAll,
            GroupWait = section.Duration("group_wait", inherited.GroupWait),
            GroupInterval = RouteTimes.ReadGroupInterval(section, inherited.GroupInterval),
            RepeatIntervals = RouteTimes.ReadRepeatIntervals(section, inherited.RepeatIntervals),
            MuteTimeIntervals = Intervals(section, "mute_time_intervals"),
            ActiveTimeIntervals = Intervals(section, "active_time_intervals"),
            Labels = _labels.Read(section, inherited.Labels),
            Location = section.Location,
        };
        RouteTimes.Warn(section, route, retention);
        route = route with { Routes = [.. section.Sections("routes").Select(child => Read(child, route))] };
        section.Done();
        return route;
    }

    private string Receiver(ConfigSection section, string inherited)
    {
        var receiver = section.Text("receiver", "");
        if (receiver.Length > 0 && !receivers.Contains(receiver))
        {
            section.Error("receiver", $"undefined receiver {Shown.Value(receiver)} used in route");
        }

        return receiver.Length > 0 ? receiver : inherited;
    }

    private List<string> Intervals(ConfigSection section, string key)
    {
        var names = new List<string>();
        foreach (var item in section.Scalars(key))
        {
            names.Add(item.IsNull ? "" : item.Value);
            if (!intervals.Contains(names[^1]))
            {
                section.Errors.Add(item.Location, $"{section.PathOf(key)}: undefined time interval {Shown.Value(names[^1])} used in route");
            }
        }

        return names;
    }
}
