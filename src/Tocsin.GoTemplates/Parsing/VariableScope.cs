namespace Tocsin.GoTemplates.Parsing;

/// <summary>The variables that are declared where the parser is. A control structure forgets those declared in it.</summary>
internal sealed class VariableScope
{
    private readonly List<string> _declared = ["$"];

    // How often each name is declared, so that looking one up doesn't depend on how many there are.
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal) { ["$"] = 1 };

    public int Count => _declared.Count;

    public bool Contains(string name) => _counts.GetValueOrDefault(name) > 0;

    public void Declare(string name)
    {
        _declared.Add(name);
        _counts[name] = _counts.GetValueOrDefault(name) + 1;
    }

    /// <summary>Keeps the first <paramref name="count"/> declarations.</summary>
    public void Truncate(int count)
    {
        while (_declared.Count > count)
        {
            _counts[_declared[^1]]--;
            _declared.RemoveAt(_declared.Count - 1);
        }
    }
}
