using System.Runtime.CompilerServices;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>
/// Follows the context through the templates that can be reached from one, and makes their values safe, by the rules of Go's html/template. Nodes are replaced,
/// never changed. After a problem the walk goes on: where a later one counts instead, it is the one that Go reports.
/// </summary>
internal sealed partial class EscapeWalk<TContext>(OutputLanguage<TContext> language, string entry, IReadOnlyDictionary<string, ParseTree> trees)
    where TContext : struct
{
    // Templates that call themselves in many contexts, and loops in loops, are walked more than once; this ends a walk that would hardly end by itself.
    private const int MaxSteps = 1_000_000;

    private Escaped<TContext> _escaped = new();
    private ParseTree? _tree;
    private LoopExits<TContext>? _loop;
    private int _steps;

    public IReadOnlyDictionary<string, ParseTree> Run()
    {
        var (end, _) = Template(language.Start, entry, null);
        var problem = end.Problem ?? (language.EndProblem(end.Context) is { } reason ? new EscapeProblem(reason) : null);
        return problem is null ? _escaped.Trees : throw problem.ToException(language.Name, entry);
    }

    private (Reached<TContext> After, ListNode List) Walk(Reached<TContext> at, ListNode list)
    {
        EnsureBounds();
        var nodes = new Node[list.Nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = list.Nodes[i];
            if (!at.IsNever)
            {
                _steps++;
                (at, nodes[i]) = Walk(at, nodes[i]);
            }
        }

        return (at, new ListNode(list.Position, nodes));
    }

    private (Reached<TContext> After, Node Node) Walk(Reached<TContext> at, Node node) => node switch
    {
        TextNode text => Literal(at, text),
        ActionNode action => Action(at, action),
        TemplateNode call => Call(at, call),
        IfNode or WithNode => Branch(at, (BranchNode)node),
        RangeNode range => Range(at, range),
        BreakNode => Leave(_loop!.Breaks, at, node),
        ContinueNode => Leave(_loop!.Continues, at, node),
        ListNode list => Walk(at, list),
        _ => throw new InvalidOperationException($"no rule for {node.GetType().Name}"),
    };

    private (Reached<TContext> After, Node Node) Literal(Reached<TContext> at, TextNode node)
    {
        if (at.Problem is not null)
        {
            return (at, node);
        }

        try
        {
            var (after, text) = language.Literal(at.Context, node.Text);
            return (after, ReferenceEquals(text, node.Text) ? node : new TextNode(node.Position, text));
        }
        catch (TemplateException e)
        {
            return (new EscapeProblem(e.Message), node);
        }
    }

    private (Reached<TContext> After, Node Node) Action(Reached<TContext> at, ActionNode action)
    {
        if (action.Pipe.Declarations.Length > 0)
        {
            // Sets a variable and prints nothing.
            return (at, action);
        }

        try
        {
            if (at.Problem is not null)
            {
                language.CheckAnywhere(action);
                return (at, action);
            }

            var (after, pipe) = language.Action(at.Context, action);
            return (after, ReferenceEquals(pipe, action.Pipe) ? action : new ActionNode(action.Position, pipe));
        }
        catch (EscapeException e)
        {
            return (EscapeProblem.At(_tree!, action, e.Message), action);
        }
    }

    private static (Reached<TContext> After, Node Node) Leave(List<(Reached<TContext> At, Node Node)> exits, Reached<TContext> at, Node node)
    {
        exits.Add((at, node));
        return (Reached<TContext>.Never, node);
    }

    private void EnsureBounds()
    {
        if (_steps > MaxSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new EscapeProblem("the templates nest too deeply, or call each other in too many contexts, to be followed").ToException(language.Name, entry);
        }
    }
}
