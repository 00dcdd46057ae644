using Tocsin.Alerts;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>All groups, and when each is due. Owned by the engine.</summary>
internal sealed class GroupTable
{
    private readonly DueQueue<Group> _due = new();
    private readonly List<Route> _matched = [];
    private Dictionary<(string Key, string Receiver), Dictionary<LabelSet, Group>> _branches = [];
    private RouteTree _tree = null!;
    private RouteGroups[] _homes = [];

    public GroupTable(PipelineSettings settings)
    {
        Delivered = new DeliveredLog(settings);
        Use(settings);
    }

    /// <summary>What integrations were told of groups that are gone.</summary>
    public DeliveredLog Delivered { get; private set; }

    public int Count => _branches.Values.Sum(b => b.Count);

    public IEnumerable<Group> All => _branches.Values.SelectMany(b => b.Values);

    public DateTimeOffset NextDue => _due.Next;

    /// <summary>Takes another configuration. Groups of routes that are still there stay, with their timers.</summary>
    /// <returns>The groups of routes that are gone, and the slots of integrations that are gone.</returns>
    public (IReadOnlyList<Group> Groups, IReadOnlyList<(Group Group, Slot Slot)> Slots) Use(PipelineSettings settings)
    {
        var before = _branches;
        (_tree, _branches, Delivered) = (settings.Routes, [], Delivered.Under(settings));
        _homes = [.. settings.Routes.All.Select(route => Home(route, settings, before))];
        var slots = new List<(Group, Slot)>();
        foreach (var groups in _branches.Values)
        {
            var home = _homes.First(h => h.Groups == groups);
            foreach (var group in groups.Values)
            {
                slots.AddRange(group.Rehome(home).Select(slot => (group, slot)));
                TakeUp(group);
            }
        }

        return ([.. before.Where(b => !_branches.ContainsKey(b.Key)).SelectMany(b => b.Value.Values)], slots);
    }

    /// <summary>The groups of an alert that there are.</summary>
    public IReadOnlyList<Group> Find(Alert alert)
    {
        var found = new List<Group>();
        foreach (var home in HomesOf(alert))
        {
            if (home.Groups.TryGetValue(home.GroupBy.LabelsOf(alert.Labels), out var group) && !found.Contains(group))
            {
                found.Add(group);
            }
        }

        return found;
    }

    /// <summary>The groups of an alert; made, and due for the first time, where there are none.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="now">The time.</param>
    /// <param name="made">Gets those that were made.</param>
    public IReadOnlyList<Group> FindOrAdd(Alert alert, DateTimeOffset now, ICollection<Group>? made = null)
    {
        var found = new List<Group>();
        foreach (var home in HomesOf(alert))
        {
            var labels = home.GroupBy.LabelsOf(alert.Labels);
            if (!home.Groups.TryGetValue(labels, out var group))
            {
                group = Add(home, labels);
                group.Phase = home.Schedule.FirstFlush(alert, now);
                Schedule(group, group.Phase);
                made?.Add(group);
            }

            if (!found.Contains(group))
            {
                found.Add(group);
            }
        }

        return found;
    }

    /// <summary>Makes a stored group; null where no route yields it any more.</summary>
    public Group? Add(string routeKey, string receiver, LabelSet labels) =>
        _homes.FirstOrDefault(h => h.Route.Key == routeKey && (receiver.Length == 0 || h.Route.Receiver == receiver)) is not { } home ? null
        : home.Groups.GetValueOrDefault(labels) ?? Add(home, labels);

    public void Schedule(Group group, DateTimeOffset at)
    {
        group.NextFlush = at;
        _due.Add(group, at);
    }

    /// <summary>Takes a group that is due, and schedules its next tick.</summary>
    public bool TryTakeDue(DateTimeOffset now, out Group group, out DateTimeOffset tick)
    {
        while (_due.TryTake(now, out group, out tick))
        {
            if (group.NextFlush != tick || !Contains(group))
            {
                continue;
            }

            if (!RemoveIfOver(group))
            {
                Schedule(group, group.Home.Schedule.NextTick(group.Phase, now));
                return true;
            }
        }

        return false;
    }

    public bool Contains(Group group) => _branches.GetValueOrDefault((group.Route.Key, group.Route.Receiver))?.GetValueOrDefault(group.Labels) == group;

    public bool RemoveIfOver(Group group)
    {
        if (group.IsOver && group.Home.Groups.Remove(group.Labels))
        {
            Delivered.Keep(group);
        }

        return group.IsOver;
    }

    private IEnumerable<RouteGroups> HomesOf(Alert alert)
    {
        _matched.Clear();
        _tree.Match(alert.Labels, _matched);
        return _matched.Select(route => _homes[route.Index]);
    }

    private RouteGroups Home(Route route, PipelineSettings settings, Dictionary<(string, string), Dictionary<LabelSet, Group>> before)
    {
        var branch = (route.Key, route.Receiver);
        if (!_branches.TryGetValue(branch, out var groups))
        {
            groups = before.GetValueOrDefault(branch) ?? [];
            _branches.Add(branch, groups);
        }

        return new RouteGroups(route, settings.Receivers[route.Receiver], groups);
    }

    private Group Add(RouteGroups home, LabelSet labels)
    {
        var group = new Group(home, labels);
        TakeUp(group);
        home.Groups.Add(labels, group);
        return group;
    }

    private void TakeUp(Group group)
    {
        foreach (var slot in group.Slots.Where(s => s.Told is null))
        {
            slot.Told = Delivered.Take(group, slot.Integration.Key);
        }
    }
}
