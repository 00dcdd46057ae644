using System.Runtime.CompilerServices;
using System.Text;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>Nodes as Go spells them: parsed again, the spelling gives the same nodes.</summary>
internal static class NodeText
{
    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Node node)
    {
        // The spelling ends up in messages about an execution that may be deep in the tree already: rather a shorter message than none.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            text.Append("...");
            return;
        }

        switch (node)
        {
            case ListNode list:
                AppendAll(text, list.Nodes, "");
                break;
            case TextNode plain:
                text.Append(plain.Text);
                break;
            case ActionNode action:
                Append(text.Append("{{"), action.Pipe);
                text.Append("}}");
                break;
            case TemplateNode template:
                AppendTemplate(text, template);
                break;
            case BranchNode branch:
                AppendBranch(text, branch);
                break;
            case BreakNode or ContinueNode:
                text.Append(node is BreakNode ? "{{break}}" : "{{continue}}");
                break;
            case EndingNode ending:
                text.Append(ending.IsElse ? "{{else}}" : "{{end}}");
                break;
            default:
                AppendExpression(text, node);
                break;
        }
    }

    private static void AppendExpression(StringBuilder text, Node node)
    {
        switch (node)
        {
            case PipeNode pipe:
                AppendPipe(text, pipe);
                break;
            case CommandNode command:
                AppendAll(text, command.Arguments, " ");
                break;
            case ChainNode chain:
                AppendOperand(text, chain.Term);
                AppendFields(text, chain.Names);
                break;
            case FieldNode field:
                AppendFields(text, field.Names);
                break;
            default:
                text.Append(Word(node));
                break;
        }
    }

    private static string Word(Node node) => node switch
    {
        IdentifierNode identifier => identifier.Name,
        VariableNode variable => string.Join('.', variable.Names),
        DotNode => ".",
        NilNode => "nil",
        BoolNode boolean => boolean.Value ? "true" : "false",
        NumberNode number => number.Text,
        StringNode text => text.Quoted,
        _ => throw new ArgumentException($"no spelling of {node.GetType().Name}", nameof(node)),
    };

    private static void AppendBranch(StringBuilder text, BranchNode branch)
    {
        Append(text.Append(branch switch { IfNode => "{{if ", WithNode => "{{with ", _ => "{{range " }), branch.Pipe);
        Append(text.Append("}}"), branch.List);
        if (branch.Else is { } otherwise)
        {
            Append(text.Append("{{else}}"), otherwise);
        }

        text.Append("{{end}}");
    }

    private static void AppendTemplate(StringBuilder text, TemplateNode template)
    {
        text.Append("{{template ").Append(GoFormat.Quote(template.Name));
        if (template.Pipe is { } pipe)
        {
            Append(text.Append(' '), pipe);
        }

        text.Append("}}");
    }

    private static void AppendPipe(StringBuilder text, PipeNode pipe)
    {
        if (pipe.Declarations.Length > 0)
        {
            AppendAll(text, pipe.Declarations, ", ");

            // Go before 1.25 prints := for both.
            text.Append(pipe.IsAssignment ? " = " : " := ");
        }

        AppendAll(text, pipe.Commands, " | ");
    }

    private static void AppendAll(StringBuilder text, Node[] nodes, string separator)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            text.Append(i > 0 ? separator : "");
            AppendOperand(text, nodes[i]);
        }
    }

    /// <summary>A pipeline inside a command is in parentheses.</summary>
    private static void AppendOperand(StringBuilder text, Node node)
    {
        var isPipe = node is PipeNode;
        text.Append(isPipe ? "(" : "");
        Append(text, node);
        text.Append(isPipe ? ")" : "");
    }

    private static void AppendFields(StringBuilder text, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            text.Append('.').Append(name);
        }
    }
}
