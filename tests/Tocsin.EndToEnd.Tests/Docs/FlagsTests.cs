using System.Text.RegularExpressions;
using Tocsin.Server;
using Tocsin.Server.Commands;

namespace Tocsin.EndToEnd.Docs;

/// <summary>The flags that documents name are those that the program has.</summary>
public sealed partial class FlagsTests
{
    [Fact]
    public async Task The_table_of_flags_is_that_of_the_help_with_its_defaults()
    {
        var help = await HelpAsync();
        var rows = new Document("docs/configuration.md").Rows("Flags").Where(row => row.Length == 3).ToList();

        Assert.Equal(Flags(help).Order(StringComparer.Ordinal), rows.Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));
        Assert.All(rows.Where(row => row[1].StartsWith('`')), row =>
            Assert.Matches($@"\[default: {Regex.Escape(row[1].Trim('`'))}[],]", Entry(help, row[0].Trim('`'))));
    }

    [Fact]
    public void The_table_of_features_names_those_that_there_are()
    {
        var named = new Document("docs/configuration.md").Rows("Flags").Where(row => row.Length == 2).SelectMany(row => row[0].Split(", ")).Select(code => code.Trim('`'));

        Assert.False(Features.TryParse("zzz", out _, out var error));
        Assert.Equal(error.Split("known: ")[1].TrimEnd(')').Split(", ").Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_flag_that_a_document_names_exists()
    {
        var known = Flags(await HelpAsync());
        var named = Document.Names.SelectMany(name => Flags(new Document(name).Text)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, flag => Assert.Contains(flag, known));
    }

    private static async Task<string> HelpAsync()
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, TextWriter.Null, new Dictionary<string, string>());
        var code = await CommandLine.RunAsync(["serve", "--help"], terminal, ServerApp.LoadFile, ServerApp.RunAsync, TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        return output.ToString();
    }

    /// <summary>What the help says of one flag, up to the next.</summary>
    private static string Entry(string help, string flag)
    {
        var from = help.IndexOf($"  {flag} ", StringComparison.Ordinal);
        var to = help.IndexOf("\n  -", from + 1, StringComparison.Ordinal);
        return string.Join(' ', help[from..to].Split((char[])[], StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<string> Flags(string text) => [.. FlagForm().Matches(text).Select(m => m.Value).Distinct()];

    // All of Tocsin's flags but one have a dot, and of other programs' flags only that of amtool has; so none of these is taken for one.
    [GeneratedRegex(@"--(?!alertmanager\.url)[a-z]+\.[a-z-]*[a-z]|--enable-feature\b")]
    private static partial Regex FlagForm();
}
