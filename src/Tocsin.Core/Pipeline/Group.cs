using Tocsin.Alerts;
using Tocsin.Grouping;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>Alerts that are told together, and what each integration was told of them. Owned by the engine.</summary>
internal sealed class Group
{
    private Slot[] _slots;

    public Group(RouteGroups home, LabelSet labels)
    {
        Home = home;
        Labels = labels;
        _slots = SlotsOf([]);
    }

    /// <summary>The route it belongs to, as it is configured now.</summary>
    public RouteGroups Home { get; private set; }

    public Route Route => Home.Route;

    public LabelSet Labels { get; }

    /// <summary>Made when asked for: in memory route and labels tell groups apart.</summary>
    public string Key => GroupKey.Of(Route.Key, Labels);

    /// <summary>Alerts that fire, or that ended and still have to be told as ended.</summary>
    public AlertIdSet Members { get; } = new();

    /// <summary>One for each integration of the receiver, in its order. Groups of sibling routes with the same labels share them.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    /// <summary>One of its ticks. All others lie group_interval apart, also where a flush came between them.</summary>
    public DateTimeOffset Phase { get; set; }

    /// <summary>The tick it is flushed at next; its queue entries with another time are leftovers.</summary>
    public DateTimeOffset NextFlush { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>A tick fell into deliveries that belong to the flush before: it is made up for once they are over.</summary>
    public bool FlushWhenDelivered { get; set; }

    public bool IsOver => Members.Count == 0 && Slots.All(s => s.Pending is null);

    /// <summary>Whether some integration still has to hear of this ended alert.</summary>
    /// <param name="ended">The alert.</param>
    /// <param name="isMuted">Whether it is silenced, inhibited or muted.</param>
    public bool IsNeeded(AlertId ended, bool isMuted = false) => Slots.Any(s => s.Needs(ended, isMuted));

    /// <summary>Whether deliveries of an earlier flush are still being tried, so that the next one has to wait for their end.</summary>
    public bool IsDelivering(DateTimeOffset now) => Slots.Any(s => s.Pending is { Deadline: { } deadline } && deadline > now);

    /// <summary>Whether it tells the same integrations under the same key.</summary>
    public bool SharesSlotsWith(Group other) => Home.HasSiblings && _slots == other._slots;

    /// <summary>Takes an alert in. One that fires again is told of anew when it ends.</summary>
    public void Join(Alert alert)
    {
        Members.Add(alert.Id);
        if (alert.IsFiring)
        {
            foreach (var slot in _slots)
            {
                slot.Told = slot.Told?.WithSeen(alert.Id);
            }
        }
    }

    /// <summary>
    /// Takes the route as it is configured from now on, after the siblings before it have. Integrations that are still there keep what they were
    /// told and what is on its way.
    /// </summary>
    /// <returns>The slots of integrations that are gone.</returns>
    public IReadOnlyList<Slot> Rehome(RouteGroups home)
    {
        var before = _slots;
        Home = home;
        _slots = SlotsOf(before);
        return [.. before.Except(_slots)];
    }

    private Slot[] SlotsOf(Slot[] before)
    {
        if (Home.WithKeyOf(Labels).FirstOrDefault() is { } first && first != this)
        {
            return first._slots;
        }

        var slots = Home.Integrations.Select(i => before.FirstOrDefault(s => s.Integration.Key == i.Key) ?? new Slot(i)).ToArray();
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i].Integration = Home.Integrations[i];
        }

        return slots;
    }
}
