using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>Pipelines that end with escapers.</summary>
internal static class SafePipe
{
    public static PipeNode Append(PipeNode pipe, IReadOnlyList<Escaper> escapers) =>
        escapers.Count == 0 ? pipe : With(pipe, [.. pipe.Commands, .. escapers.Select(e => Command(pipe, e.Name, e.Function))]);

    public static PipeNode With(PipeNode pipe, IReadOnlyList<CommandNode> commands) => new(pipe.Position, pipe.IsAssignment, pipe.Declarations, commands);

    public static CommandNode Command(PipeNode pipe, string name, GoFunction function) =>
        new(pipe.Position, [new IdentifierNode(pipe.Position, name, function)]);
}
