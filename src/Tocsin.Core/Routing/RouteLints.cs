namespace Tocsin.Routing;

/// <summary>Finds what in a tree can never have an effect. It says only what is certain.</summary>
internal static class RouteLints
{
    // A route is compared with so many before it; more would take long in files that nobody wrote by hand.
    private const int MaxCompared = 1000;

    /// <summary>Routes that no alert can take, in the order of the tree; of a dead branch only the uppermost.</summary>
    public static IReadOnlyList<RouteLint> Of(RouteTree tree)
    {
        var lints = new List<RouteLint>();
        AddBelow(tree.Root, KnownLabels.Nothing, lints);
        return lints;
    }

    /// <summary>Those of the receivers that no route leads to.</summary>
    public static IReadOnlyList<string> Unused(RouteTree tree, IEnumerable<string> names)
    {
        var used = tree.Receivers.ToHashSet(StringComparer.Ordinal);
        return [.. names.Where(name => !used.Contains(name))];
    }

    private static void AddBelow(Route parent, KnownLabels known, List<RouteLint> lints)
    {
        var ending = new List<Route>(); // Where one of these matches, those behind it aren't tried.
        foreach (var route in parent.Routes)
        {
            var own = known.And(route.Matchers);
            if (Problem(own, ending) is { } problem)
            {
                lints.Add(new RouteLint(route, problem));
                continue;
            }

            AddBelow(route, own, lints);
            if (!route.Continue && ending.Count < MaxCompared)
            {
                ending.Add(route);
            }
        }
    }

    private static string? Problem(KnownLabels known, List<Route> before)
    {
        if (known.Contradiction is { } contradiction)
        {
            return $"no alert can match this route: {contradiction} can't hold together";
        }

        return before.Find(sibling => known.Imply(sibling.Matchers)) is { } first
            ? $"no alert gets to this route: what it matches is taken by the route at {first.Location} before it, which has no continue"
            : null;
    }
}
