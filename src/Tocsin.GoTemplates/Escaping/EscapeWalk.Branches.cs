using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>Branches and loops.</summary>
internal sealed partial class EscapeWalk<TContext>
{
    private (Reached<TContext> After, Node Node) Branch(Reached<TContext> at, BranchNode node)
    {
        var (after, list) = Walk(at, node.List);
        return Otherwise(at, node, after, list);
    }

    /// <summary>A body runs any number of times: after it the context must be the one after it has run twice.</summary>
    private (Reached<TContext> After, Node Node) Range(Reached<TContext> at, RangeNode node)
    {
        var (exits, outer) = (new LoopExits<TContext>(), _loop);
        _loop = exits;
        var (after, list) = Walk(at, node.List);
        _loop = outer;
        after = JoinExits(after, exits);
        if (after.Problem is null && after != at)
        {
            after = Again(after, node);
        }

        return after.Problem is null ? Otherwise(at, node, after, list) : (after, node);
    }

    /// <summary>The body once more, from where it ended; what it says of other templates is forgotten.</summary>
    private Reached<TContext> Again(Reached<TContext> once, RangeNode node)
    {
        var (exits, outer, known) = (new LoopExits<TContext>(), _loop, _escaped);
        (_loop, _escaped) = (exits, known.Fork());
        var (twice, _) = Walk(once, node.List);
        (_loop, _escaped) = (outer, known);
        var after = Join(once, twice, node, "range");
        return after.Problem is { } problem ? problem.In("on range loop re-entry: ", _tree!.Line(node)) : JoinExits(after, exits);
    }

    private Reached<TContext> JoinExits(Reached<TContext> after, LoopExits<TContext> exits)
    {
        after = JoinExits(after, exits.Breaks, "at range loop break: ");
        return JoinExits(after, exits.Continues, "at range loop continue: ");
    }

    private Reached<TContext> JoinExits(Reached<TContext> after, List<(Reached<TContext> At, Node Node)> exits, string where)
    {
        foreach (var (at, node) in exits)
        {
            if (after.Problem is not null)
            {
                return after;
            }

            after = Join(after, at, node, "range");
            after = after.Problem is { } problem ? problem.In(where, _tree!.Line(node)) : after;
        }

        return after;
    }

    private (Reached<TContext> After, Node Node) Otherwise(Reached<TContext> at, BranchNode node, Reached<TContext> after, ListNode list)
    {
        var (other, otherwise) = node.Else is null ? (at, null) : Walk(at, node.Else);
        BranchNode safe = node switch
        {
            IfNode => new IfNode(node.Position, node.Pipe, list, otherwise),
            WithNode => new WithNode(node.Position, node.Pipe, list, otherwise),
            _ => new RangeNode(node.Position, node.Pipe, list, otherwise),
        };
        return (Join(after, other, node, node is IfNode ? "if" : node is WithNode ? "with" : "range"), safe);
    }

    private Reached<TContext> Join(Reached<TContext> first, Reached<TContext> second, Node node, string word)
    {
        if (first.Problem is not null || (second.IsNever && !first.IsNever))
        {
            return first;
        }

        if (second.Problem is not null || first.IsNever)
        {
            return second;
        }

        return language.TryJoin(first.Context, second.Context, out var joined)
            ? joined
            : EscapeProblem.At(_tree!, node, $"{{{{{word}}}}} branches end in different contexts: {first.Context}, {second.Context}");
    }
}
