using Tocsin.Alerts;
using Tocsin.Grouping;
using Tocsin.Notification;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>A route with what the group table needs of it.</summary>
/// <param name="route">The route.</param>
/// <param name="integrations">Its receiver's destinations.</param>
/// <param name="ordinal">Its place among its siblings.</param>
/// <param name="siblings">
/// The routes with the same key and the same receiver, itself included: one may count in business hours and one at night. Each has groups of its
/// own, with its own times. What a receiver was told they share, as entries of Alertmanager's notification log have the same name for all of them.
/// </param>
internal sealed class RouteGroups(Route route, IReadOnlyList<Integration> integrations, int ordinal, IReadOnlyList<RouteGroups> siblings)
{
    public Route Route => route;

    public IReadOnlyList<Integration> Integrations => integrations;

    public int Ordinal => ordinal;

    public bool HasSiblings => siblings.Count > 1;

    public Dictionary<LabelSet, Group> Groups { get; init; } = [];

    public GroupBy GroupBy { get; } = new(route.GroupBy, route.GroupByAll);

    public GroupSchedule Schedule { get; } = new(route.GroupWait, route.GroupInterval);

    /// <summary>The groups with these labels of this route and its siblings: all of them have the same key.</summary>
    public IEnumerable<Group> WithKeyOf(LabelSet labels) => siblings.Select(s => s.Groups.GetValueOrDefault(labels)).OfType<Group>();
}
