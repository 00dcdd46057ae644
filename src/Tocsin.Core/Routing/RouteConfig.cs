using Tocsin.Configuration;

namespace Tocsin.Routing;

/// <summary>The root route: who is told, what belongs together, and when. Defaults and messages are Alertmanager's.</summary>
public sealed record RouteConfig
{
    /// <summary>In <c>group_by</c>: group by all labels.</summary>
    public const string AllLabels = "...";

    public required string Receiver { get; init; }

    /// <summary>Labels whose values make a group, in the order of the file; none makes one group of all alerts.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Each label set is a group of its own; <see cref="GroupBy"/> is empty then.</summary>
    public bool GroupByAll { get; init; }

    /// <summary>How long a new group waits for more alerts. May be zero.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a group is looked at after that.</summary>
    public TimeSpan GroupInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long an unchanged group is sent again.</summary>
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromHours(4);

    internal static RouteConfig Read(ConfigSection section)
    {
        var defaults = new RouteConfig { Receiver = section.Text("receiver", "") };
        if (defaults.Receiver.Length == 0 && section.Ask("receiver") is null or ConfigScalar)
        {
            section.Error("root route must specify a default receiver");
        }

        var labels = GroupLabels(section);
        var route = defaults with
        {
            GroupBy = [.. labels.Where(l => l != AllLabels)],
            GroupByAll = labels.Contains(AllLabels),
            GroupWait = section.Duration("group_wait", defaults.GroupWait),
            GroupInterval = NotZero(section, "group_interval", defaults.GroupInterval),
            RepeatInterval = NotZero(section, "repeat_interval", defaults.RepeatInterval),
        };
        section.Done();
        return route;
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
        if (value == TimeSpan.Zero)
        {
            section.Error(key, $"{key} cannot be zero");
        }

        return value;
    }
}
