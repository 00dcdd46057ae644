using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>Alerts that are told together, and what each integration was told of them. Owned by the engine.</summary>
internal sealed class Group(string key, LabelSet labels, IReadOnlyList<Integration> integrations)
{
    public string Key { get; } = key;

    public LabelSet Labels { get; } = labels;

    /// <summary>Alerts that fire, or that ended and still have to be told as ended.</summary>
    public HashSet<Fingerprint> Members { get; } = [];

    /// <summary>One for each integration of the receiver, in its order.</summary>
    public IReadOnlyList<Slot> Slots { get; } = [.. integrations.Select(i => new Slot(i))];

    /// <summary>The tick it is flushed at next; its queue entries with another time are leftovers.</summary>
    public DateTimeOffset NextFlush { get; set; } = DateTimeOffset.MaxValue;

    public bool IsOver => Members.Count == 0 && Slots.All(s => s.Pending is null);

    /// <summary>Whether some integration still has to hear of this ended alert.</summary>
    public bool IsNeeded(Fingerprint ended) => Slots.Any(s => s.Needs(ended));
}
