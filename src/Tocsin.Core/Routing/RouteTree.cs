using Tocsin.Alerts;

namespace Tocsin.Routing;

/// <summary>The routes, and which of them an alert takes. Immutable.</summary>
public sealed class RouteTree
{
    public RouteTree(Route root)
    {
        Root = root;
        All = [.. Walk(root)];
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
        if (!Match(Root, labels, into))
        {
            into.Add(Root);
        }
    }

    private static bool Match(Route parent, LabelSet labels, ICollection<Route> into)
    {
        var any = false;
        foreach (var child in parent.Routes)
        {
            if (child.Matchers.Matches(labels))
            {
                any = true;
                if (!Match(child, labels, into))
                {
                    into.Add(child);
                }

                if (!child.Continue)
                {
                    break;
                }
            }
        }

        return any;
    }

    private static IEnumerable<Route> Walk(Route route) => route.Routes.SelectMany(Walk).Prepend(route);
}
