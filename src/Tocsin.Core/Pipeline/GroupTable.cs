using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>All groups, and when each is due. Owned by the engine.</summary>
internal sealed class GroupTable(PipelineSettings settings)
{
    private readonly Dictionary<LabelSet, Group> _groups = [];
    private readonly DueQueue<Group> _due = new();

    public int Count => _groups.Count;

    public IEnumerable<Group> All => _groups.Values;

    public DateTimeOffset NextDue => _due.Next;

    public Group? Find(Alert alert) => _groups.GetValueOrDefault(settings.GroupBy.LabelsOf(alert.Labels));

    /// <summary>The group of a firing alert; made, and due for the first time, where there is none.</summary>
    /// <returns>Whether it was made.</returns>
    public bool FindOrAdd(Alert alert, DateTimeOffset now, out Group group)
    {
        var labels = settings.GroupBy.LabelsOf(alert.Labels);
        if (_groups.TryGetValue(labels, out group!))
        {
            return false;
        }

        group = Add(labels);
        group.Phase = settings.Schedule.FirstFlush(alert, now);
        Schedule(group, group.Phase);
        return true;
    }

    public Group Add(LabelSet labels)
    {
        var group = new Group(labels, settings.Integrations);
        _groups.Add(labels, group);
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
            if (group.NextFlush != tick || _groups.GetValueOrDefault(group.Labels) != group)
            {
                continue;
            }

            if (!RemoveIfOver(group))
            {
                Schedule(group, settings.Schedule.NextTick(group.Phase, now));
                return true;
            }
        }

        return false;
    }

    public bool RemoveIfOver(Group group)
    {
        if (group.IsOver)
        {
            _groups.Remove(group.Labels);
        }

        return group.IsOver;
    }
}
