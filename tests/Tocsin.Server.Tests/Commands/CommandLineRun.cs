using Tocsin.Notification;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Server.Commands;

/// <summary>One call of the program within the test's process.</summary>
internal sealed record CommandLineRun(int ExitCode, string Out, string Error, ServeOptions? Served)
{
    public static async Task<CommandLineRun> OfAsync(string[] args, params (string Name, string Value)[] environment)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        ServeOptions? served = null;
        IReadOnlyList<IntegrationType> types = [];

        var code = await CommandLine.RunAsync(
            args,
            new Terminal(output, error, environment.ToDictionary(e => e.Name, e => e.Value)),
            (path, _) => TocsinConfig.Load(path, TimeProvider.System, types),
            (options, _) =>
            {
                served = options;
                return Task.FromResult(17);
            },
            TestContext.Current.CancellationToken);
        return new CommandLineRun(code, output.ToString(), error.ToString(), served);
    }
}
