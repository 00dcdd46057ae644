using Tocsin.Notification;
using Tocsin.Routing;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>
/// What integrations were told of groups that are gone while something of it was open: an alert that ended unseen behind a silence fires again as
/// nothing new. Entries last as long as Alertmanager's: twice the repeat_interval, but not beyond the retention. Owned by the engine.
/// </summary>
internal sealed class DeliveredLog(PipelineSettings settings)
{
    private Dictionary<(string GroupKey, IntegrationKey Integration), DeliveredState> _states = [];

    /// <summary>As records for a snapshot.</summary>
    public IEnumerable<ToldRecord> All => _states.Select(s => new ToldRecord(s.Key.GroupKey, s.Key.Integration, s.Value));

    /// <summary>The same entries, kept as long as another configuration has it.</summary>
    public DeliveredLog Under(PipelineSettings other) => new(other) { _states = _states };

    /// <summary>Remembers what was told of a group that goes.</summary>
    public void Keep(Group group)
    {
        foreach (var slot in group.Slots)
        {
            if (slot.Told is { Firing.Count: > 0 } told)
            {
                Keep(group.Key, slot.Integration.Key, told);
            }
        }
    }

    public void Keep(string groupKey, IntegrationKey integration, DeliveredState told) => _states[(groupKey, integration)] = told;

    /// <summary>What was told of a group that is there again; it is remembered there from here on.</summary>
    public DeliveredState? Take(Group group, IntegrationKey integration) =>
        _states.Count > 0 && _states.Remove((group.Key, integration), out var told) ? told : null;

    /// <summary>Forgets what is too old.</summary>
    public void Prune(DateTimeOffset now)
    {
        var lifetimes = settings.Routes.All.GroupBy(r => r.Receiver, StringComparer.Ordinal).ToDictionary(r => r.Key, LifetimeOf, StringComparer.Ordinal);
        foreach (var (key, told) in _states)
        {
            if (now - told.At > lifetimes.GetValueOrDefault(key.Integration.Receiver))
            {
                _states.Remove(key);
            }
        }
    }

    private TimeSpan LifetimeOf(IEnumerable<Route> routes)
    {
        var repeat = routes.SelectMany(r => r.RepeatIntervals).Max();
        return repeat > settings.Retention / 2 ? settings.Retention : 2 * repeat;
    }
}
