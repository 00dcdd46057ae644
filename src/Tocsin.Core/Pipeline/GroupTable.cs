using Tocsin.Alerts;
using Tocsin.Grouping;

namespace Tocsin.Pipeline;

/// <summary>All groups, and when each is due. Owned by the engine.</summary>
internal sealed class GroupTable(PipelineSettings settings)
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly DueQueue<Group> _due = new();

    public int Count => _groups.Count;

    public IEnumerable<Group> All => _groups.Values;

    public DateTimeOffset NextDue => _due.Next;

    public Group? Find(string key) => _groups.GetValueOrDefault(key);

    public Group? FindFor(Alert alert) => Find(GroupKey.Of(GroupKey.RootRoute, settings.GroupBy.LabelsOf(alert.Labels)));

    /// <summary>The group of a firing alert; made, and due for the first time, where there is none.</summary>
    /// <returns>Whether it was made.</returns>
    public bool FindOrAdd(Alert alert, DateTimeOffset now, out Group group)
    {
        var labels = settings.GroupBy.LabelsOf(alert.Labels);
        var key = GroupKey.Of(GroupKey.RootRoute, labels);
        if (_groups.TryGetValue(key, out group!))
        {
            return false;
        }

        group = Add(key, labels);
        Schedule(group, settings.Schedule.FirstFlush(alert, now));
        return true;
    }

    public Group Add(string key, LabelSet labels)
    {
        var group = new Group(key, labels, settings.Integrations);
        _groups.Add(key, group);
        return group;
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
            if (group.NextFlush != tick || Find(group.Key) != group)
            {
                continue;
            }

            if (!RemoveIfOver(group))
            {
                Schedule(group, settings.Schedule.NextTick(tick, now));
                return true;
            }
        }

        return false;
    }

    public bool RemoveIfOver(Group group)
    {
        if (group.IsOver)
        {
            _groups.Remove(group.Key);
        }

        return group.IsOver;
    }
}
