namespace Tocsin.GoTemplates;

/// <summary>How values are treated in a context of an <see cref="OutputLanguage{TContext}"/>; made by its <c>Escaped</c> and <c>Refused</c>.</summary>
public readonly struct ValueRule<TContext>
    where TContext : struct
{
    internal ValueRule(TContext after, IReadOnlyList<Escaper> escapers, string? reason)
    {
        (After, Escapers, Reason) = (after, escapers, reason);
    }

    /// <summary>The context after the value.</summary>
    public TContext After { get; }

    public IReadOnlyList<Escaper> Escapers { get; }

    /// <summary>Why no value may stand here; null where one may.</summary>
    public string? Reason { get; }
}
