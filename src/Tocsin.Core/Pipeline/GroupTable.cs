using Tocsin.Alerts;
using Tocsin.Routing;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>All groups, and when each is due. Owned by the engine.</summary>
internal sealed class GroupTable
{
    private readonly DueQueue<Group> _due = new();
    private readonly List<Route> _matched = [];
    private Dictionary<(string Key, string Receiver), List<RouteGroups>> _branches = [];
    private RouteTree _tree = null!;
    private volatile RouteGroups[] _homes = [];

    public GroupTable(PipelineSettings settings)
    {
        Delivered = new DeliveredLog(settings);
        Use(settings);
    }

    /// <summary>What integrations were told of groups that are gone.</summary>
    public DeliveredLog Delivered { get; private set; }

    /// <summary>How many there are; any thread may ask.</summary>
    public int Count => _homes.Sum(h => h.Groups.Count);

    public IEnumerable<Group> All => _homes.SelectMany(h => h.Groups.Values);

    public DateTimeOffset NextDue => _due.Next;

    /// <summary>Takes another configuration. Groups of routes that are still there stay, with their timers.</summary>
    /// <returns>The groups of routes that are gone, and the slots of integrations that are gone.</returns>
    public (IReadOnlyList<Group> Groups, IReadOnlyList<(Group Group, Slot Slot)> Slots) Use(PipelineSettings settings)
    {
        var before = _branches;
        (_tree, _branches, Delivered) = (settings.Routes, [], Delivered.Under(settings));
        _homes = [.. settings.Routes.All.Select(route => Home(route, settings, before))];
        var slots = new List<(Group, Slot)>();
        foreach (var home in _homes)
        {
            foreach (var group in home.Groups.Values)
            {
                slots.AddRange(group.Rehome(home).Select(slot => (group, slot)));
                TakeUp(group);
            }
        }

        var gone = before.Values.SelectMany(b => b).SelectMany(h => h.Groups.Values).Where(g => !WithKeyOf(g).Any()).ToList();
        gone.ForEach(Delivered.Keep);
        return (gone, slots);
    }

    /// <summary>The groups of an alert that there are.</summary>
    public IReadOnlyList<Group> Find(Alert alert)
    {
        var found = new List<Group>();
        foreach (var home in HomesOf(alert))
        {
            if (home.Groups.TryGetValue(home.GroupBy.LabelsOf(alert.Labels), out var group))
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

            found.Add(group);
        }

        return found;
    }

    /// <summary>Makes a stored group; null where no route yields it any more.</summary>
    public Group? Add(GroupRecord record)
    {
        var home = Array.Find(_homes, h =>
            h.Route.Key == record.RouteKey && h.Ordinal == record.Ordinal && (record.Receiver.Length == 0 || h.Route.Receiver == record.Receiver));
        return home is null ? null : home.Groups.GetValueOrDefault(record.Labels) ?? Add(home, record.Labels);
    }

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

    public bool Contains(Group group) => WithKeyOf(group).Contains(group);

    /// <summary>The groups that there are now with the key and the receiver of this one, which may be gone itself.</summary>
    public IEnumerable<Group> WithKeyOf(Group group) =>
        _branches.GetValueOrDefault((group.Route.Key, group.Route.Receiver)) is [var home, ..] ? home.WithKeyOf(group.Labels) : [];

    public bool RemoveIfOver(Group group)
    {
        if (group.IsOver && group.Home.Groups.Remove(group.Labels) && !WithKeyOf(group).Any())
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

    private RouteGroups Home(Route route, PipelineSettings settings, Dictionary<(string, string), List<RouteGroups>> before)
    {
        var branch = (route.Key, route.Receiver);
        _branches.TryAdd(branch, []);
        var siblings = _branches[branch];
        var groups = before.GetValueOrDefault(branch)?.ElementAtOrDefault(siblings.Count)?.Groups ?? [];
        siblings.Add(new RouteGroups(route, settings.Receivers[route.Receiver], siblings.Count, siblings) { Groups = groups });
        return siblings[^1];
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
