using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Fields, methods and map entries by name.</summary>
internal sealed partial class Executor
{
    private static readonly Node[] _noArguments = [];

    private object? EvaluateField(object? dot, FieldNode field, Node[] arguments, object? final)
    {
        _at = field;
        return EvaluateFields(new FieldChain(field, field.Names, field.Caches, 0, _dotIsInterface), dot, dot, arguments, final);
    }

    private object? EvaluateVariable(object? dot, VariableNode variable, Node[] arguments, object? final)
    {
        _at = variable;
        var value = _variables[variable.Names[0]];
        if (variable.Names.Length > 1)
        {
            return EvaluateFields(new FieldChain(variable, variable.Names, variable.Caches, 1, _dotIsInterface && ReferenceEquals(value, dot)), dot, value, arguments, final);
        }

        RequireNoArguments(arguments.Length == 0 ? [variable] : arguments, final);
        return value;
    }

    private object? EvaluateChain(object? dot, ChainNode chain, Node[] arguments, object? final)
    {
        _at = chain;
        if (chain.Term is NilNode)
        {
            throw Error($"indirection through explicit nil in {chain}");
        }

        var value = EvaluateArgument(dot, chain.Term, GoTypes.Interface);
        return EvaluateFields(new FieldChain(chain, chain.Names, chain.Caches, 0, false), dot, value, arguments, final);
    }

    private object? EvaluateFields(in FieldChain chain, object? dot, object? receiver, Node[] arguments, object? final)
    {
        // Only the last name may be a method with arguments.
        var last = chain.Names.Length - 1;
        var isInterface = chain.IsInterface;
        for (var i = chain.First; i < last; i++)
        {
            receiver = EvaluateMember(chain.At(i, isInterface), dot, receiver, _noArguments, _noFinal, out isInterface);
        }

        return EvaluateMember(chain.At(last, isInterface), dot, receiver, arguments, final, out _);
    }

    private object? EvaluateMember(in FieldName field, object? dot, object? receiver, Node[] arguments, object? final, out bool isInterface)
    {
        isInterface = false;
        if (receiver is null)
        {
            return options.MissingKey == MissingKey.Error ? throw Error($"nil data; no entry for key {GoFormat.Quote(field.Name)}") : null;
        }

        if (ReferenceEquals(receiver, _nilInterface))
        {
            throw Error($"nil pointer evaluating {GoTypes.Interface.Name}.{field.Name}");
        }

        var (type, member) = Find(field, receiver);
        if (member?.Method is { } method)
        {
            return Call(new Callee(method, field.Name, field.Node, receiver, member.Get), dot, arguments, final);
        }

        var hasArguments = arguments.Length > 1 || !ReferenceEquals(final, _noFinal);
        if (member?.Get is { } get)
        {
            isInterface = member.Type?.Kind == GoKind.Interface;
            return hasArguments ? throw Error($"{field.Name} has arguments but cannot be invoked as function") : get(receiver) ?? member.Type?.Zero ?? _nilInterface;
        }

        if (type is { Kind: GoKind.Map, Key.Kind: GoKind.String })
        {
            isInterface = type.Element?.Kind == GoKind.Interface;
            return hasArguments ? throw Error($"{field.Name} is not a method but has arguments") : Entry(type, receiver, field.Name);
        }

        throw Error($"can't evaluate field {field.Name} in type {(field.IsInterface ? GoTypes.Interface : type).Name}");
    }

    private object? Entry(GoType type, object map, string key)
    {
        var (found, value) = type.Entries!.Find(map, key);
        return found
            ? value ?? type.Element!.Zero ?? _nilInterface
            : options.MissingKey switch
            {
                MissingKey.Zero => type.Element!.Zero ?? _nilInterface,
                MissingKey.Error => throw Error($"map has no entry for key {GoFormat.Quote(key)}"),
                _ => null,
            };
    }

    private (GoType Type, GoMember? Member) Find(in FieldName field, object receiver)
    {
        var last = field.Cache.Last;
        if (last is null || last.ClrType != receiver.GetType() || last.Types != options.Types)
        {
            var type = options.Types.Of(receiver);
            last = new MemberCache.Found(receiver.GetType(), options.Types, type, type.Member(field.Name));
            field.Cache.Last = last;
        }

        return (last.Type, last.Member);
    }

    /// <summary>Names that follow each other, from the first one that is a field; and whether what they begin with has the static type <c>interface {}</c>.</summary>
    private readonly record struct FieldChain(Node Node, string[] Names, MemberCache[] Caches, int First, bool IsInterface)
    {
        public FieldName At(int index, bool isInterface) => new(Node, Names[index], Caches[index], isInterface);
    }

    /// <summary>One name of a chain; whether the static type it is looked up in is <c>interface {}</c>, which messages tell.</summary>
    private readonly record struct FieldName(Node Node, string Name, MemberCache Cache, bool IsInterface);
}
