using System.Numerics;
using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>A route made ready for many alerts.</summary>
internal sealed class RouteNode
{
    private readonly Route _route;
    private readonly (int Slot, Matcher Matcher)[] _checks;
    private readonly RouteNode[] _children;
    private readonly ChildIndex _index;

    private RouteNode(Route route, Matcher? key, LabelSlots slots)
    {
        _route = route;

        // What is cheap goes first: a comparison often spares a regular expression.
        _checks = [.. route.Matchers.Where(m => !ReferenceEquals(m, key)).OrderBy(m => m.IsRegex).Select(m => (slots.Of(m.Name), m))];
        _index = ChildIndex.Of([.. route.Routes.Select(r => r.Matchers)], slots, out var keys);
        _children = [.. route.Routes.Select((child, i) => new RouteNode(child, keys[i], slots))];
    }

    public static RouteNode Root(Route route, LabelSlots slots) => new(route, null, slots);

    /// <summary>Adds the routes below this one that an alert takes; false where there are none.</summary>
    public bool Match(in LabelValues values, ICollection<Route> into)
    {
        var any = false;
        Span<ulong> candidates = stackalloc ulong[_index.Words]; // A bit for each child, so all levels together take little of the stack.
        _index.Find(values, candidates);
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var child = _children[(word * 64) + BitOperations.TrailingZeroCount(bits)];
                if (child.Takes(values, into))
                {
                    any = true;
                    if (!child._route.Continue)
                    {
                        return true;
                    }
                }
            }
        }

        return any;
    }

    private bool Takes(in LabelValues values, ICollection<Route> into)
    {
        foreach (var (slot, matcher) in _checks)
        {
            if (!matcher.Matches(values[slot]))
            {
                return false;
            }
        }

        if (!Match(values, into))
        {
            into.Add(_route);
        }

        return true;
    }
}
