using System.Numerics;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>A piece of a parsed template. Immutable; <see cref="Position"/> is an index into the text of its <see cref="ParseTree"/>.</summary>
/// <remarks><see cref="object.ToString"/> gives the node in Go's own spelling, which error messages quote.</remarks>
internal abstract class Node(int position)
{
    public int Position => position;

    public override string ToString() => NodeText.Of(this);
}

/// <summary>A sequence of nodes.</summary>
internal sealed class ListNode(int position, IReadOnlyList<Node> nodes) : Node(position)
{
    public Node[] Nodes { get; } = [.. nodes];
}

/// <summary>Text as it stands.</summary>
internal sealed class TextNode(int position, string text) : Node(position)
{
    public string Text => text;
}

/// <summary><c>{{ pipeline }}</c></summary>
internal sealed class ActionNode(int position, PipeNode pipe) : Node(position)
{
    public PipeNode Pipe => pipe;
}

/// <summary>Commands, each handing its value to the next; and the variables that get the last value.</summary>
internal sealed class PipeNode(int position, bool isAssignment, IReadOnlyList<VariableNode> declarations, IReadOnlyList<CommandNode> commands) : Node(position)
{
    /// <summary><c>=</c> where true, <c>:=</c> where false.</summary>
    public bool IsAssignment => isAssignment;

    public VariableNode[] Declarations { get; } = [.. declarations];

    public CommandNode[] Commands { get; } = [.. commands];

    /// <summary>The one field that the whole pipeline is, as most are; null for all others.</summary>
    public FieldNode? Field { get; } = declarations.Count == 0 && commands is [{ Arguments: [FieldNode field] }] ? field : null;
}

/// <summary>An operand and its arguments.</summary>
internal sealed class CommandNode(int position, IReadOnlyList<Node> arguments) : Node(position)
{
    /// <summary>At least one.</summary>
    public Node[] Arguments { get; } = [.. arguments];
}

/// <summary>A function's name, already bound.</summary>
internal sealed class IdentifierNode(int position, string name, GoFunction function) : Node(position)
{
    public string Name => name;

    public GoFunction Function => function;
}

/// <summary><c>$x.Field</c>: the first name is the variable's with its <c>$</c>.</summary>
internal sealed class VariableNode(int position, IReadOnlyList<string> names) : Node(position)
{
    public string[] Names { get; } = [.. names];

    public Execution.MemberCache[] Caches { get; } = Execution.MemberCache.For(names);
}

/// <summary><c>.</c></summary>
internal sealed class DotNode(int position) : Node(position);

/// <summary><c>nil</c></summary>
internal sealed class NilNode(int position) : Node(position);

/// <summary><c>.Field.Field</c>, without the dots.</summary>
internal sealed class FieldNode(int position, IReadOnlyList<string> names) : Node(position)
{
    public string[] Names { get; } = [.. names];

    public Execution.MemberCache[] Caches { get; } = Execution.MemberCache.For(names);
}

/// <summary><c>(pipeline).Field.Field</c>: a term and the fields that follow it.</summary>
internal sealed class ChainNode(int position, Node term, IReadOnlyList<string> names) : Node(position)
{
    public Node Term => term;

    public string[] Names { get; } = [.. names];

    public Execution.MemberCache[] Caches { get; } = Execution.MemberCache.For(names);
}

internal sealed class BoolNode(int position, bool value) : Node(position)
{
    public bool Value => value;

    /// <summary>The value as templates hold it, boxed once.</summary>
    public object Boxed { get; } = value;
}

/// <summary>A number constant with every type that can hold its value, as Go's ideal constants.</summary>
internal sealed class NumberNode(int position, string text, long? integer, ulong? unsigned, double? real, Complex? complex) : Node(position)
{
    /// <summary>As written.</summary>
    public string Text => text;

    public long? Integer => integer;

    public ulong? Unsigned => unsigned;

    public double? Real => real;

    /// <summary>Only of imaginary constants.</summary>
    public Complex? Complex => complex;

    /// <summary>The value where no type is asked for, boxed once: complex128, float64 or int; null where it fits none (it overflows int).</summary>
    public object? Boxed { get; } = Ideal(text, integer, real, complex);

    private static object? Ideal(string text, long? integer, double? real, Complex? complex)
    {
        var hexadecimal = text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X' && !text.AsSpan().ContainsAny('p', 'P');
        return complex is { } c ? c
            : real is { } r && !hexadecimal && text[0] != '\'' && text.AsSpan().IndexOfAny(".eEpP") >= 0 ? r
            : integer is { } i ? i
            : null;
    }
}

internal sealed class StringNode(int position, string quoted, string text) : Node(position)
{
    /// <summary>As written, with its quotes.</summary>
    public string Quoted => quoted;

    public string Text => text;
}

/// <summary><c>if</c>, <c>with</c> and <c>range</c>.</summary>
internal abstract class BranchNode(int position, PipeNode pipe, ListNode list, ListNode? otherwise) : Node(position)
{
    public PipeNode Pipe => pipe;

    public ListNode List => list;

    /// <summary>What <c>else</c> holds; null without one.</summary>
    public ListNode? Else => otherwise;
}

internal sealed class IfNode(int position, PipeNode pipe, ListNode list, ListNode? otherwise) : BranchNode(position, pipe, list, otherwise);

internal sealed class WithNode(int position, PipeNode pipe, ListNode list, ListNode? otherwise) : BranchNode(position, pipe, list, otherwise);

internal sealed class RangeNode(int position, PipeNode pipe, ListNode list, ListNode? otherwise) : BranchNode(position, pipe, list, otherwise);

internal sealed class BreakNode(int position) : Node(position);

internal sealed class ContinueNode(int position) : Node(position);

/// <summary><c>{{ template "name" pipeline }}</c></summary>
internal sealed class TemplateNode(int position, string name, PipeNode? pipe) : Node(position)
{
    public string Name => name;

    public PipeNode? Pipe => pipe;
}
