using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Values of pipelines and commands.</summary>
internal sealed partial class Executor
{
    // A pipeline's variables stay on the stack; who executes what depends on the pipeline pops them.
    private object? EvaluatePipeline(object? dot, PipeNode pipe)
    {
        if (pipe.Field is { } field)
        {
            return Bare(EvaluateField(dot, field, _noArguments, _noFinal));
        }

        _at = pipe;
        var value = _noFinal;
        var commands = pipe.Commands;
        for (var i = 0; i < commands.Length; i++)
        {
            value = Bare(EvaluateCommand(dot, commands[i], value));
        }

        var declarations = pipe.Declarations;
        for (var i = 0; i < declarations.Length; i++)
        {
            if (pipe.IsAssignment)
            {
                _variables[declarations[i].Names[0]] = value;
            }
            else
            {
                _variables.Push(declarations[i].Names[0], value);
            }
        }

        return value;
    }

    private object? EvaluateParenthesised(object? dot, PipeNode pipe)
    {
        EnsureStack();
        return EvaluatePipeline(dot, pipe);
    }

    private object? EvaluateCommand(object? dot, CommandNode command, object? final)
    {
        var first = command.Arguments[0];
        switch (first)
        {
            case FieldNode field:
                return EvaluateField(dot, field, command.Arguments, final);
            case ChainNode chain:
                return EvaluateChain(dot, chain, command.Arguments, final);
            case IdentifierNode function:
                return EvaluateFunction(dot, function, command, command.Arguments, final);
            case PipeNode pipe:
                RequireNoArguments(command.Arguments, final);
                return EvaluateParenthesised(dot, pipe);
            case VariableNode variable:
                return EvaluateVariable(dot, variable, command.Arguments, final);
            default:
                _at = first;
                RequireNoArguments(command.Arguments, final);
                return EvaluateConstant(dot, first);
        }
    }

    private object? EvaluateConstant(object? dot, Node node) => node switch
    {
        BoolNode boolean => boolean.Boxed,
        DotNode => dot,
        NilNode => throw Error("nil is not a command"),
        NumberNode number => Ideal(number),
        StringNode text => text.Text,
        _ => throw Error($"can't evaluate command {Formatting.GoFormat.Quote(node.ToString()!)}"),
    };

    private object Ideal(NumberNode number)
    {
        _at = number;
        return number.Boxed ?? throw Error($"{number.Text} overflows int");
    }

    private void RequireNoArguments(Node[] arguments, object? final)
    {
        if (arguments.Length > 1 || !ReferenceEquals(final, _noFinal))
        {
            throw Error($"can't give argument to non-function {arguments[0]}");
        }
    }

    /// <summary>What an interface holds: nothing, for a nil one.</summary>
    private static object? Bare(object? value) => ReferenceEquals(value, _nilInterface) ? null : value;
}
