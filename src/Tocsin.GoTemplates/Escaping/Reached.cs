namespace Tocsin.GoTemplates.Escaping;

/// <summary>What is known at some place of a template: the context; or that the place is never reached, as after <c>break</c>; or a problem before it.</summary>
internal readonly record struct Reached<TContext>
    where TContext : struct
{
    public static readonly Reached<TContext> Never = new() { IsNever = true };

    public TContext Context { get; private init; }

    public EscapeProblem? Problem { get; private init; }

    public bool IsNever { get; private init; }

    public static implicit operator Reached<TContext>(TContext context) => new() { Context = context };

    public static implicit operator Reached<TContext>(EscapeProblem problem) => new() { Problem = problem };
}
