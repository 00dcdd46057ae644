namespace Tocsin.GoTemplates.Execution;

/// <summary>The variables of an execution. Those of the running template lie above <see cref="Base"/>: templates don't see their caller's.</summary>
internal sealed class VariableStack
{
    private (string Name, object? Value)[] _variables = new (string, object?)[4];

    public int Count { get; private set; }

    /// <summary>Where the running template's variables begin.</summary>
    public int Base { get; set; }

    public void Push(string name, object? value)
    {
        if (Count == _variables.Length)
        {
            Array.Resize(ref _variables, Count * 2);
        }

        _variables[Count++] = (name, value);
    }

    public void PopTo(int count)
    {
        Array.Clear(_variables, count, Count - count);
        Count = count;
    }

    /// <summary>Sets the variable that is <paramref name="fromTop"/> from the top, 1 being the last.</summary>
    public void SetTop(int fromTop, object? value) => _variables[Count - fromTop].Value = value;

    /// <summary>The last variable of a name. The parser has seen to it that there is one.</summary>
    public ref object? this[string name]
    {
        get
        {
            for (var i = Count - 1; i >= Base; i--)
            {
                if (ReferenceEquals(_variables[i].Name, name) || _variables[i].Name == name)
                {
                    return ref _variables[i].Value;
                }
            }

            throw new TemplateLimitException($"undefined variable: {name}");
        }
    }
}
