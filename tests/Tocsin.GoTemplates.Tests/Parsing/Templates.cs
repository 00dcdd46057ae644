using System.Globalization;
using System.Text;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>Parses as the tests need it, and prints what came out.</summary>
internal static class Templates
{
    public static IReadOnlyDictionary<string, GoFunction> Functions { get; } =
        new[] { "printf", "and", "or", "not", "index", "contains", "eq" }.ToDictionary(f => f, _ => GoFunction.Of(() => 0));

    public static IReadOnlyList<ParseTree> Parse(string text) => TemplateParser.Parse("t", text, Functions);

    public static string Error(string text) => Assert.Throws<TemplateException>(() => Parse(text)).Message;

    /// <summary>Every node with its place, in the order of the tree; numbers with their values (floats as bits), strings with their code points.</summary>
    public static string Describe(ParseTree tree) => string.Join(';', Nodes(tree.Root).Select(n => Describe(tree, n)));

    private static IEnumerable<Node> Nodes(Node? node) => node switch
    {
        null => [],
        ListNode list => [node, .. list.Nodes.SelectMany(Nodes)],
        ActionNode action => [node, .. Nodes(action.Pipe)],
        PipeNode pipe => [node, .. pipe.Declarations.SelectMany(Nodes), .. pipe.Commands.SelectMany(Nodes)],
        CommandNode command => [node, .. command.Arguments.SelectMany(Nodes)],
        ChainNode chain => [node, .. Nodes(chain.Term)],
        BranchNode branch => [node, .. Nodes(branch.Pipe), .. Nodes(branch.List), .. Nodes(branch.Else)],
        TemplateNode template => [node, .. Nodes(template.Pipe)],
        _ => [node],
    };

    private static string Describe(ParseTree tree, Node node)
    {
        var location = tree.Location(node);
        var text = new StringBuilder(node.GetType().Name[..^"Node".Length]).Append(location.AsSpan(location.IndexOf(':', StringComparison.Ordinal)));
        if (node is NumberNode number)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Value(" i", number.Integer)}{Value(" u", number.Unsigned)}{Value(" f", Bits(number.Real))}");
            text.Append(CultureInfo.InvariantCulture, $"{Value(" c", Bits(number.Complex?.Real))}{Value(",", Bits(number.Complex?.Imaginary))}");
        }

        return (node is StringNode literal ? text.Append(CultureInfo.InvariantCulture, $" [{CodePoints(literal.Text)}]") : text).ToString();
    }

    private static string Value(string name, object? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{name}{value}");

    private static string? Bits(double? value) => value is { } d ? BitConverter.DoubleToInt64Bits(d).ToString("x", CultureInfo.InvariantCulture) : null;

    private static string CodePoints(string text) => string.Join(' ', text.EnumerateRunes().Select(r => r.Value.ToString("x", CultureInfo.InvariantCulture)));
}
