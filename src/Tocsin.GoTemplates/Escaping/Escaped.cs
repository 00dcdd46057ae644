using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>What a walk has found out about the templates it met. A fork knows more than what it was made of, and is kept or forgotten as a whole.</summary>
internal sealed class Escaped<TContext>(Escaped<TContext>? origin = null)
    where TContext : struct
{
    private readonly Dictionary<string, TContext> _ends = new(StringComparer.Ordinal);

    /// <summary>Templates that are safe, by the names they have for the contexts in which they start.</summary>
    public Dictionary<string, ParseTree> Trees { get; } = new(StringComparer.Ordinal);

    /// <summary>The names, of that kind, of templates that were called.</summary>
    public HashSet<string> Called { get; } = new(StringComparer.Ordinal);

    public Escaped<TContext> Fork() => new(this);

    /// <summary>The context at the end of a template.</summary>
    public TContext? End(string name)
    {
        for (var known = this; known is not null; known = known.Origin)
        {
            if (known._ends.TryGetValue(name, out var end))
            {
                return end;
            }
        }

        return null;
    }

    public void Learn(string name, TContext end) => _ends[name] = end;

    public void Keep(Escaped<TContext> fork)
    {
        foreach (var (name, end) in fork._ends)
        {
            _ends[name] = end;
        }

        foreach (var (name, tree) in fork.Trees)
        {
            Trees[name] = tree;
        }

        Called.UnionWith(fork.Called);
    }

    private Escaped<TContext>? Origin => origin;
}
