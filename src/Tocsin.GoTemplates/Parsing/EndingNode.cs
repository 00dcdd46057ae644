namespace Tocsin.GoTemplates.Parsing;

/// <summary><c>{{end}}</c> or <c>{{else}}</c>: ends a list of nodes, and is never in one.</summary>
internal sealed class EndingNode(int position, bool isElse) : Node(position)
{
    public bool IsElse => isElse;
}
