using System.Diagnostics.CodeAnalysis;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>What the parsers of one text share: the text itself and the templates found in it.</summary>
internal sealed class ParseSession(string name, string text, IReadOnlyDictionary<string, GoFunction> functions)
{
    private readonly OrderedDictionary<string, ParseTree> _trees = new(StringComparer.Ordinal);

    /// <summary>The name of the text, for messages.</summary>
    public string Name => name;

    public Lexer Lexer { get; } = new(text, functions);

    /// <summary>Blocks and parentheses that are open.</summary>
    public int Depth { get; set; }

    public bool TryGetFunction(string function, [NotNullWhen(true)] out GoFunction? found) => functions.TryGetValue(function, out found);

    /// <summary>Keeps a template. An empty one never replaces a fuller one, and gives way to any other.</summary>
    /// <returns>False where there are two full ones of the same name.</returns>
    public bool TryAdd(string template, ListNode root)
    {
        var tree = new ParseTree(template, name, text, root);
        if (!_trees.TryGetValue(template, out var earlier) || earlier.IsEmpty)
        {
            _trees[template] = tree;
            return true;
        }

        return tree.IsEmpty;
    }

    /// <summary>The text's own template, then the others in the order of the text.</summary>
    public IReadOnlyList<ParseTree> Trees() => [_trees[name], .. _trees.Values.Where(t => t.Name != name)];
}
