using System.CommandLine;
using Tocsin.Configuration;

namespace Tocsin.Server.Commands;

/// <summary><c>tocsin serve</c>.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create(Terminal terminal, Func<ServeOptions, CancellationToken, Task<int>> serve)
    {
        var flags = new ServeFlags();
        var command = new Command(Name, "Run the server.");
        foreach (var flag in flags.All)
        {
            command.Options.Add(flag);
        }

        command.SetAction((result, cancellationToken) => RunAsync(flags, result, terminal, serve, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ServeFlags flags, ParseResult result, Terminal terminal, Func<ServeOptions, CancellationToken, Task<int>> serve, CancellationToken cancellationToken)
    {
        try
        {
            return await serve(flags.Read(result, terminal.Environment), cancellationToken);
        }
        catch (ConfigException e)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return CommandLine.Failed;
        }
    }
}
