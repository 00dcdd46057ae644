using System.CommandLine;
using System.Globalization;
using Tocsin.Compare.Measuring;
using Tocsin.Compare.Reporting;
using Tocsin.Compare.Servers;

namespace Tocsin.Compare;

/// <summary>The command line.</summary>
internal sealed class CompareCommand : RootCommand
{
    private readonly Option<bool> _quick = new("--quick") { Description = "A short run: 1,000 and 10,000 alerts, 1 second of refreshes." };
    private readonly Option<int[]> _sizes = Numbers("--sizes", "Numbers of active alerts (default 1000,10000,100000).");
    private readonly Option<int[]> _batches = Numbers("--batches", "Alerts in a post (default 1,64,256).");
    private readonly Option<int[]> _connections = Numbers("--connections", "Connections at the same time (default 1,8).");
    private readonly Option<double?> _seconds = new("--seconds") { Description = "How long each case refreshes (default 4)." };
    private readonly Option<int> _rounds = Number("--rounds", "How often everything is repeated; medians are reported.", 1);
    private readonly Option<int> _seed = Number("--seed", "Seed that deals the alerts out to groups.", 1);
    private readonly Option<string?> _only = new("--only") { Description = "Measure one server alone." };
    private readonly Option<string?> _data = new("--data") { Description = "Folder on a disk that the servers store below (default artifacts/compare)." };
    private readonly Option<FileInfo?> _out = new("--out") { Description = "Also write the report to this file." };
    private readonly Option<string> _alertmanager = Text("--alertmanager", "Alertmanager's program.", "/usr/bin/prometheus-alertmanager");
    private readonly Option<string?> _tocsin = new("--tocsin") { Description = "Tocsin's program (default: the release build of this source tree)." };

    private readonly Option<string> _alertmanagerArguments = Text(
        "--alertmanager-arguments",
        "Its arguments.",
        "--config.file {config} --web.listen-address {address} --storage.path {data} --cluster.listen-address=");

    private readonly Option<string> _tocsinArguments = Text(
        "--tocsin-arguments", "Its arguments.", "serve --config.file {config} --web.listen-address {address} --storage.path {data}");

    public CompareCommand()
        : base("Sends Alertmanager and Tocsin the same alerts on this machine, one after the other, and compares.")
    {
        _only.AcceptOnlyFromAmong("alertmanager", "tocsin");
        Option[] all = [_quick, _sizes, _batches, _connections, _seconds, _rounds, _seed, _only, _data, _out, _alertmanager, _alertmanagerArguments, _tocsin, _tocsinArguments];
        Array.ForEach(all, Options.Add);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        try
        {
            var options = Read(command);
            var machine = Machine.Describe(options, TimeProvider.System);
            var results = await new Comparison(options, TimeProvider.System, Console.Error).RunAsync(cancellationToken);
            var report = Report.Write(machine, options, results);
            Console.Write(report);
            if (command.GetValue(_out) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, report, cancellationToken);
            }

            return results.Any(result => result.Failures.Count > 0) ? 1 : 0;
        }
        catch (CompareException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private CompareOptions Read(ParseResult command)
    {
        var quick = command.GetValue(_quick);
        return new CompareOptions
        {
            Programs = Programs(command),
            Sizes = Numbers(command, _sizes, quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]),
            Batches = Numbers(command, _batches, [1, 64, 256]),
            Connections = Numbers(command, _connections, [1, 8]),
            RefreshFor = TimeSpan.FromSeconds(command.GetValue(_seconds) ?? (quick ? 1 : 4)),
            WarmUpFor = TimeSpan.FromSeconds(1.5),
            NewAtLeast = quick ? 2_000 : 5_000,
            Rounds = command.GetValue(_rounds),
            Seed = command.GetValue(_seed),
            DataRoot = Directory.CreateDirectory(command.GetValue(_data) ?? SourceTree.File("artifacts", "compare")).FullName,
        };
    }

    private ServerProgram[] Programs(ParseResult command)
    {
        var tocsin = command.GetValue(_tocsin) ?? SourceTree.File("artifacts", "bin", "Tocsin.Server", "release", "tocsin");
        ServerProgram[] all =
        [
            new(ServerProgram.AlertmanagerName, command.GetValue(_alertmanager)!, command.GetValue(_alertmanagerArguments)!),
            new(ServerProgram.TocsinName, tocsin, command.GetValue(_tocsinArguments)!),
        ];
        var only = command.GetValue(_only);
        return Array.FindAll(all, program => only is null || program.Name.Equals(only, StringComparison.OrdinalIgnoreCase));
    }

    private static int[] Numbers(ParseResult command, Option<int[]> option, int[] byDefault) =>
        command.GetValue(option) is { Length: > 0 } given ? given : byDefault;

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<string> Text(string name, string description, string value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<int[]> Numbers(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = argument =>
        {
            var parts = argument.Tokens.Single().Value.Split(',');
            var numbers = Array.ConvertAll(parts, part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
            if (numbers.Contains(0))
            {
                argument.AddError($"{name} takes numbers above 0 with commas between, like 1,64.");
            }

            return numbers;
        },
        Arity = ArgumentArity.ExactlyOne,
    };
}
