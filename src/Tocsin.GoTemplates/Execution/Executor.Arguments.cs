using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Arguments, and whether they fit their parameters.</summary>
internal sealed partial class Executor
{
    private object? EvaluateArgument(object? dot, Node node, GoType type)
    {
        _at = node;
        return node switch
        {
            DotNode => Validate(dot, type),
            NilNode => type.CanBeNil ? type.Zero : throw Error($"cannot assign nil to {type.Name}"),
            FieldNode field => Validate(EvaluateField(dot, field, _noArguments, _noFinal), type),
            VariableNode variable => Validate(EvaluateVariable(dot, variable, _noArguments, _noFinal), type),
            PipeNode pipe => Validate(EvaluateParenthesised(dot, pipe), type),
            IdentifierNode function => Validate(EvaluateFunction(dot, function, function, _noArguments, _noFinal), type),
            ChainNode chain => Validate(EvaluateChain(dot, chain, _noArguments, _noFinal), type),
            _ => Constant(node, type),
        };
    }

    private object? Constant(Node node, GoType type) => type.Kind switch
    {
        GoKind.Interface => node switch
        {
            BoolNode boolean => boolean.Boxed,
            NumberNode number => Ideal(number),
            StringNode text => text.Text,
            _ => throw Error($"can't handle assignment of {node} to empty interface argument"),
        },
        GoKind.Bool => node is BoolNode boolean ? boolean.Boxed : throw Error($"expected bool; found {node}"),
        GoKind.String => node is StringNode text ? text.Text : throw Error($"expected string; found {node}"),
        GoKind.Int => node is NumberNode { Integer: { } integer } ? Fit(integer, type) : throw Error($"expected integer; found {node}"),
        GoKind.Uint => node is NumberNode { Unsigned: { } unsigned } ? Fit(unsigned, type) : throw Error($"expected unsigned integer; found {node}"),
        GoKind.Float => node is NumberNode { Real: { } real } ? Fit(real, type) : throw Error($"expected float; found {node}"),
        GoKind.Complex => node is NumberNode { Complex: { } complex } ? complex : throw Error($"expected complex; found {node}"),
        _ => throw Error($"can't handle {node} for arg of type {type.Name}"),
    };

    /// <summary>The value, if a parameter of the type can take it.</summary>
    private object? Validate(object? value, GoType type)
    {
        if (type.Kind == GoKind.Interface)
        {
            return value;
        }

        if (value is null)
        {
            return type.CanBeNil ? type.Zero : throw Error($"invalid value; expected {type.Name}");
        }

        if (ReferenceEquals(value, _nilInterface))
        {
            throw Error($"wrong type for value; expected {type.Name}; got {GoTypes.Interface.Name}");
        }

        var actual = options.Types.Of(value);
        return actual.IsAssignableTo(type) ? Fit(value, type) : throw Error($"wrong type for value; expected {type.Name}; got {actual.Name}");
    }

    private static object Fit(object value, GoType type) => type.ClrType is { } clrType ? GoArgument.Fit(value, clrType) : value;
}
