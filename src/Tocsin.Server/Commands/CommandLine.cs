using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Server.Commands;

/// <summary>The program <c>tocsin</c> as seen from a shell. Exit codes: 0 done, 1 failed, 2 called wrongly.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int CalledWrongly = 2;

    /// <param name="args">What stands behind <c>tocsin</c>.</param>
    /// <param name="terminal">Where output goes, and the environment.</param>
    /// <param name="load">Reads a configuration file; throws ConfigException.</param>
    /// <param name="serve">Runs the server until it is stopped; gives the exit code.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    public static async Task<int> RunAsync(
        string[] args, Terminal terminal, Func<string, Features, TocsinConfig> load, Func<ServeOptions, CancellationToken, Task<int>> serve,
        CancellationToken cancellationToken)
    {
        var root = Root(terminal, load, serve);
        // An @ or a joined -abc has no meaning of its own here.
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (result.Errors.Count > 0)
        {
            await ReportAsync(result, terminal.Error);
            return CalledWrongly;
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // The server itself listens to signals.
        };
        return await result.InvokeAsync(invocation, cancellationToken);
    }

    private static RootCommand Root(Terminal terminal, Func<string, Features, TocsinConfig> load, Func<ServeOptions, CancellationToken, Task<int>> serve)
    {
        var root = new RootCommand("Tocsin receives alerts, gathers evidence, and tells those who must know.")
        {
            ServeCommand.Create(terminal, serve),
            CheckConfigCommand.Create(terminal, load),
            VersionCommand.Create(terminal),
        };
        root.SetAction(result => new HelpText().Invoke(result));
        root.Options.OfType<HelpOption>().Single().Action = new HelpText();
        root.Options.OfType<VersionOption>().Single().Action = new VersionCommand.Action(terminal);
        return root;
    }

    private static async Task ReportAsync(ParseResult result, TextWriter error)
    {
        foreach (var message in Messages(result).Distinct())
        {
            await error.WriteLineAsync($"tocsin: error: {message}");
        }

        var command = result.CommandResult.Command is RootCommand ? "tocsin" : $"tocsin {result.CommandResult.Command.Name}";
        await error.WriteLineAsync($"Try '{command} --help'.");
    }

    /// <summary>An unknown flag is named as such, without the value that came with it and makes a second error.</summary>
    private static IEnumerable<string> Messages(ParseResult result)
    {
        var unknown = result.UnmatchedTokens.Where(t => t.StartsWith('-')).Select(t => $"unknown flag {t.Split('=')[0]}").ToList();
        return unknown.Count > 0 ? unknown : result.Errors.Select((ParseError e) => e.Message);
    }
}
