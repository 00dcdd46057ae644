using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>Reads the key <c>route</c>. Defaults, inheritance and messages are Alertmanager's.</summary>
/// <param name="syntax">The notation of matchers.</param>
/// <param name="receivers">The names of all receivers.</param>
/// <param name="intervals">The names of all time intervals.</param>
internal sealed class RouteReader(MatcherSyntax syntax, IReadOnlySet<string> receivers, IReadOnlySet<string> intervals)
{
    /// <summary>In <c>group_by</c>: group by all labels.</summary>
    private const string AllLabels = "...";

    private int _count;

    public RouteTree Read(ConfigSection section)
    {
        foreach (var (key, message) in ((string, string)[])
        [
            ("continue", "cannot have continue in root route"),
            ("match", "root route must not have any matchers"),
            ("match_re", "root route must not have any matchers"),
            ("matchers", "root route must not have any matchers"),
            ("mute_time_intervals", "root route must not have any mute time intervals"),
            ("active_time_intervals", "root route must not have any active time intervals"),
        ])
        {
            if (IsSet(section, key))
            {
                section.Error(key, message);
            }
        }

        if (section.Text("receiver", "").Length == 0 && section.Ask("receiver") is null or ConfigScalar)
        {
            section.Error("root route must specify a default receiver");
        }

        return new RouteTree(Read(section, null));
    }

    private static bool IsSet(ConfigSection section, string key) => section.Ask(key) switch
    {
        null => false,
        ConfigScalar => section.Bool(key, false),
        ConfigSequence list => list.Items.Count > 0,
        ConfigMapping map => map.Entries.Count > 0,
        _ => true,
    };

    private Route Read(ConfigSection section, Route? parent)
    {
        var inherited = parent ?? new Route { Receiver = "" };
        var matchers = Matchers(section);
        var (groupBy, groupByAll) = GroupBy(section, inherited);
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
            GroupInterval = NotZero(section, "group_interval", inherited.GroupInterval),
            RepeatIntervals = section.Has("repeat_interval") ? [NotZero(section, "repeat_interval", default)] : inherited.RepeatIntervals,
            MuteTimeIntervals = Intervals(section, "mute_time_intervals"),
            ActiveTimeIntervals = Intervals(section, "active_time_intervals"),
            Labels = Labels(section, inherited),
            Location = section.Location,
        };
        route = route with { Routes = [.. section.Sections("routes").Select(child => Read(child, route))] };
        section.Ask("repeat_interval");
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

    private MatcherList Matchers(ConfigSection section)
    {
        var matchers = new List<Matcher>();
        matchers.AddRange(section.TextMap("match").Select(m => Matcher.Of(m.Key, MatchOperator.Equal, m.Value)));
        foreach (var (name, pattern) in section.TextMap("match_re"))
        {
            matchers.Add(Matcher.Of(name, MatchOperator.Regex, $"^(?:{pattern})$"));
        }

        foreach (var text in section.Texts("matchers"))
        {
            if (syntax.TryParseList(text, out var parsed, out var error))
            {
                matchers.AddRange(parsed);
            }
            else
            {
                section.Error("matchers", error);
            }
        }

        return new MatcherList(matchers);
    }

    private IReadOnlyList<string> Intervals(ConfigSection section, string key)
    {
        var names = section.Texts(key);
        foreach (var name in names.Where(n => !intervals.Contains(n)))
        {
            section.Error(key, $"undefined time interval {Shown.Value(name)} used in route");
        }

        return names;
    }

    private static Dictionary<string, string> Labels(ConfigSection section, Route inherited)
    {
        var labels = new Dictionary<string, string>(inherited.Labels, StringComparer.Ordinal);
        foreach (var (name, value) in section.TextMap("labels"))
        {
            labels[name] = value;
        }

        return labels;
    }

    private static (IReadOnlyList<string> Names, bool All) GroupBy(ConfigSection section, Route inherited)
    {
        if (!section.Has("group_by"))
        {
            section.Ask("group_by");
            return (inherited.GroupBy, inherited.GroupByAll);
        }

        var labels = GroupLabels(section);
        return ([.. labels.Where(l => l != AllLabels)], labels.Contains(AllLabels));
    }

    private static HashSet<string> GroupLabels(ConfigSection section)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in section.Scalars("group_by"))
        {
            var label = item.IsNull ? "" : item.Value;
            var problem = label.Length == 0 ? "invalid label name \"\" in group_by list"
                : labels.Add(label) || label == AllLabels ? null
                : $"duplicated label {Shown.Value(label)} in group_by";
            if (problem is not null)
            {
                section.Errors.Add(item.Location, $"{section.PathOf("group_by")}: {problem}");
            }
        }

        if (labels.Contains(AllLabels) && labels.Count > 1)
        {
            section.Error("group_by", "cannot have wildcard group_by (`...`) and other labels at the same time");
        }

        return labels;
    }

    private static TimeSpan NotZero(ConfigSection section, string key, TimeSpan absent)
    {
        var value = section.Duration(key, absent);
        if (value == TimeSpan.Zero && section.Has(key))
        {
            section.Error(key, $"{key} cannot be zero");
        }

        return value;
    }
}
