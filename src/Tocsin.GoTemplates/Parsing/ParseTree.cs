namespace Tocsin.GoTemplates.Parsing;

/// <summary>One named template: its nodes, and the text they came from for error messages.</summary>
/// <param name="Name">The template's own name.</param>
/// <param name="ParseName">The file or top-level template in which it was defined; messages give it with line and column.</param>
/// <param name="Root">Its nodes.</param>
/// <param name="Text">The whole text of <paramref name="ParseName"/>.</param>
internal sealed record ParseTree(string Name, string ParseName, string Text, ListNode Root)
{
    /// <summary>Whether the template is white space only: such a definition never replaces a fuller one.</summary>
    public bool IsEmpty { get; } = Root.Nodes.All(n => n is TextNode text && string.IsNullOrWhiteSpace(text.Text));

    /// <summary><c>name:line:column</c>; lines from 1, columns from 0 in bytes, as Go's.</summary>
    public string Location(Node node)
    {
        var before = Text.AsSpan(0, node.Position);
        var line = before[(before.LastIndexOf('\n') + 1)..];
        return $"{ParseName}:{Line(node)}:{System.Text.Encoding.UTF8.GetByteCount(line)}";
    }

    /// <summary>From 1.</summary>
    public int Line(Node node) => Text.AsSpan(0, node.Position).Count('\n') + 1;
}
