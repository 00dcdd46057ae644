using Tocsin.Alerts;

namespace Tocsin.Routing;

/// <summary>The routes, and which of them an alert takes. Immutable.</summary>
public sealed class RouteTree
{
    // Trees that ask for more labels are rare enough to allocate.
    private const int MaxSlotsOnStack = 128;

    private readonly LabelSlots _slots = new();
    private readonly RouteNode _root;

    public RouteTree(Route root)
    {
        Root = root;
        var all = new List<Route>();
        Walk(root, all);
        All = all;
        _root = RouteNode.Root(root, _slots);
    }

    public Route Root { get; }

    /// <summary>All routes, each at its <see cref="Route.Index"/>.</summary>
    public IReadOnlyList<Route> All { get; }

    /// <summary>The names of receivers that some route leads to.</summary>
    public IEnumerable<string> Receivers => All.Select(r => r.Receiver).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Adds the routes that an alert takes, in the order of the tree. Depth first; a sibling behind a match is tried only where that match says
    /// <c>continue</c>; a route is the alert's own where none of its children is. The root takes what nobody else does.
    /// </summary>
    public void Match(LabelSet labels, ICollection<Route> into)
    {
        var places = _slots.Count <= MaxSlotsOnStack ? stackalloc (int, int)[_slots.Count] : new (int, int)[_slots.Count];
        if (!_root.Match(_slots.Find(labels, places), into))
        {
            into.Add(Root);
        }
    }

    private static void Walk(Route route, List<Route> all)
    {
        all.Add(route);
        foreach (var child in route.Routes)
        {
            Walk(child, all);
        }
    }
}
