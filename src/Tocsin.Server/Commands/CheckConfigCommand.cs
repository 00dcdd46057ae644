using System.CommandLine;
using System.Globalization;
using Tocsin.Configuration;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Server.Commands;

/// <summary>
/// <c>tocsin check-config FILE...</c>: what amtool prints, with every error instead of the first, the place of each, and what is allowed but hardly
/// meant.
/// </summary>
internal static class CheckConfigCommand
{
    public const string Name = "check-config";

    public static Command Create(Terminal terminal, Func<string, Features, TocsinConfig> load)
    {
        var files = new Argument<string[]>("FILE") { Description = "Configuration files.", Arity = ArgumentArity.OneOrMore };
        var features = Features.Flag();
        var command = new Command(Name, "Check configuration files.") { files, features };
        command.SetAction(result => Run(result.GetRequiredValue(files), terminal, file => load(file, features.Read(result))));
        return command;
    }

    private static int Run(string[] files, Terminal terminal, Func<string, TocsinConfig> load)
    {
        var failed = files.Count(file => !Check(file, terminal.Out, load));
        if (failed > 0)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tocsin: error: failed to validate {failed} file(s)"));
        }

        return failed > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    private static bool Check(string file, TextWriter output, Func<string, TocsinConfig> load)
    {
        try
        {
            var config = load(file);
            output.WriteLine($"Checking '{file}'  SUCCESS");
            WriteFound(config, output);
            WriteLints(config, output);
            output.WriteLine();
            return true;
        }
        catch (ConfigException e)
        {
            output.WriteLine($"Checking '{file}'  FAILED: {e.Errors[0]}");
            foreach (var error in e.Errors.Skip(1))
            {
                output.WriteLine($"  {error}");
            }

            output.WriteLine();
            return false;
        }
    }

    private static void WriteFound(TocsinConfig config, TextWriter output)
    {
        output.WriteLine("Found:");
        output.WriteLine(" - global config");
        output.WriteLine(" - route");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $" - {config.InhibitRules.Count} inhibit rules"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $" - {config.Receivers.Count} receivers"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $" - {config.TemplatePatterns} templates"));
        if (config.TemplatePatterns > 0)
        {
            output.WriteLine("  SUCCESS");
        }
    }

    private static void WriteLints(TocsinConfig config, TextWriter output)
    {
        string[] lints =
        [
            // A pattern without a file is allowed and says nothing at the start, so this is where a misspelt one is seen.
            .. config.UnmatchedTemplates.Select(pattern => $"templates: no file matches '{pattern}'"),
            .. ConfigLints.Of(config).Select(lint => lint.ToString()),
        ];
        if (lints.Length > 0)
        {
            output.WriteLine("Look at:");
        }

        foreach (var lint in lints)
        {
            output.WriteLine($" - {lint}");
        }
    }
}
