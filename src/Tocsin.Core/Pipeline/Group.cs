using Tocsin.Alerts;
using Tocsin.Grouping;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>Alerts that are told together, and what each integration was told of them. Owned by the engine.</summary>
internal sealed class Group(LabelSet labels, IReadOnlyList<Integration> integrations)
{
    private readonly Slot[] _slots = [.. integrations.Select(i => new Slot(i))];

    public LabelSet Labels { get; } = labels;

    /// <summary>Made when asked for: in memory the labels tell groups apart.</summary>
    public string Key => GroupKey.Of(GroupKey.RootRoute, Labels);

    /// <summary>Alerts that fire, or that ended and still have to be told as ended.</summary>
    public AlertIdSet Members { get; } = new();

    /// <summary>One for each integration of the receiver, in its order.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    /// <summary>One of its ticks. All others lie group_interval apart, also where a flush came between them.</summary>
    public DateTimeOffset Phase { get; set; }

    /// <summary>The tick it is flushed at next; its queue entries with another time are leftovers.</summary>
    public DateTimeOffset NextFlush { get; set; } = DateTimeOffset.MaxValue;

    public bool IsOver => Members.Count == 0 && Slots.All(s => s.Pending is null);

    /// <summary>Whether some integration still has to hear of this ended alert.</summary>
    public bool IsNeeded(AlertId ended) => Slots.Any(s => s.Needs(ended));
}
