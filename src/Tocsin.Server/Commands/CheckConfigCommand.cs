using System.CommandLine;
using System.Globalization;
using Tocsin.Configuration;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Server.Commands;

/// <summary><c>tocsin check-config FILE...</c>: the output follows amtool's, with every error instead of the first.</summary>
internal static class CheckConfigCommand
{
    public const string Name = "check-config";

    public static Command Create(Terminal terminal, Func<string, TocsinConfig> load)
    {
        var files = new Argument<string[]>("FILE") { Description = "Configuration files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(Name, "Check configuration files.") { files };
        command.SetAction(result => Run(result.GetRequiredValue(files), terminal, load));
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
            output.WriteLine("Found:");
            output.WriteLine(" - global config");
            output.WriteLine(" - route");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $" - {config.Receivers.Count} receivers"));
            WriteTemplates(config, output);
            output.WriteLine();
            return true;
        }
        catch (ConfigException e)
        {
            output.WriteLine($"Checking '{file}'  FAILED");
            foreach (var error in e.Errors)
            {
                output.WriteLine($"  {error}");
            }

            output.WriteLine();
            return false;
        }
    }

    /// <summary>A pattern without a file is allowed and says nothing at the start, so this is where a misspelt one is seen.</summary>
    private static void WriteTemplates(TocsinConfig config, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $" - {config.TemplateFiles} template files"));
        foreach (var pattern in config.UnmatchedTemplates)
        {
            output.WriteLine($"   no file matches '{pattern}'");
        }
    }
}
