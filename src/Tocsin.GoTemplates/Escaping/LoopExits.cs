using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>What is known where a loop's body is left before its end.</summary>
internal sealed class LoopExits<TContext>
    where TContext : struct
{
    public List<(Reached<TContext> At, Node Node)> Breaks { get; } = [];

    public List<(Reached<TContext> At, Node Node)> Continues { get; } = [];
}
