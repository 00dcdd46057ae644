using Tocsin.Alerts;
using Tocsin.Grouping;
using Tocsin.Notification;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>A route with what the group table needs of it.</summary>
/// <param name="Route">The route.</param>
/// <param name="Integrations">Its receiver's destinations.</param>
/// <param name="Groups">Its groups. Shared by routes that nothing tells apart: the same matchers on the way to them, and the same receiver.</param>
internal sealed record RouteGroups(Route Route, IReadOnlyList<Integration> Integrations, Dictionary<LabelSet, Group> Groups)
{
    public GroupBy GroupBy { get; } = new(Route.GroupBy, Route.GroupByAll);

    public GroupSchedule Schedule { get; } = new(Route.GroupWait, Route.GroupInterval);
}
