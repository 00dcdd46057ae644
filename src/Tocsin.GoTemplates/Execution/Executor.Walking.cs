using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Going through a template and writing what it gives.</summary>
internal sealed partial class Executor
{
    /// <summary>Whether a list was walked to its end, or left by <c>break</c> or <c>continue</c>.</summary>
    private enum Flow : byte
    {
        Next,
        Break,
        Continue,
    }

    private Flow WalkList(object? dot, ListNode list)
    {
        var nodes = list.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (Walk(dot, nodes[i]) is var flow and not Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Walk(object? dot, Node node)
    {
        _at = node;
        _deadline.Check();
        switch (node)
        {
            case TextNode text:
                output.Append(text.Text);
                return Flow.Next;
            case ActionNode action:
                WalkAction(dot, action);
                return Flow.Next;
            case RangeNode range:
                return WalkRange(dot, range);
            case BranchNode branch:
                return WalkIfOrWith(dot, branch);
            case TemplateNode template:
                WalkTemplate(dot, template);
                return Flow.Next;
            case BreakNode:
                return Flow.Break;
            case ContinueNode:
                return Flow.Continue;
            case ListNode list:
                return WalkList(dot, list);
            default:
                throw Error($"unknown node: {node}");
        }
    }

    private void WalkAction(object? dot, ActionNode action)
    {
        var value = EvaluatePipeline(dot, action.Pipe);
        if (action.Pipe.Declarations.Length == 0)
        {
            _at = action;
            Print(action, value);
        }
    }

    private void Print(ActionNode action, object? value)
    {
        switch (value)
        {
            case string text:
                output.Append(text);
                break;
            case null:
                output.Append("<no value>");
                break;
            case GoFunction:
                throw Error($"can't print {action} of type {GoTypes.Function.Name}");
            default:
                GoFormat.Print(output, value, options.Types);
                break;
        }
    }

    private Flow WalkIfOrWith(object? dot, BranchNode branch)
    {
        EnsureStack();
        var mark = _variables.Count;
        var value = EvaluatePipeline(dot, branch.Pipe);
        var flow = Flow.Next;
        if (Truth.Of(value, options.Types))
        {
            flow = branch is WithNode ? WalkWith(value, branch.List) : WalkList(dot, branch.List);
        }
        else if (branch.Else is { } otherwise)
        {
            flow = WalkList(dot, otherwise);
        }

        _variables.PopTo(mark);
        return flow;
    }

    private Flow WalkWith(object? value, ListNode list)
    {
        var outer = _dotIsInterface;
        _dotIsInterface = false;
        var flow = WalkList(value, list);
        _dotIsInterface = outer;
        return flow;
    }

    private void WalkTemplate(object? dot, TemplateNode node)
    {
        EnsureStack();
        if (!trees.TryGetValue(node.Name, out var tree))
        {
            throw Error($"template {GoFormat.Quote(node.Name)} not defined");
        }

        if (_depth == options.MaxDepth)
        {
            throw Error($"exceeded maximum template depth ({options.MaxDepth})");
        }

        var value = node.Pipe is { } pipe ? EvaluatePipeline(dot, pipe) : null;
        var (callerTree, callerBase, callerDot, mark) = (_tree, _variables.Base, _dotIsInterface, _variables.Count);
        (_tree, _variables.Base, _dotIsInterface) = (tree, mark, false);
        _depth++;
        _variables.Push("$", value);
        WalkList(value, tree.Root);
        _variables.PopTo(mark);
        _depth--;
        (_tree, _variables.Base, _dotIsInterface) = (callerTree, callerBase, callerDot);
    }
}
