namespace Tocsin.Server.Commands;

public class CommandLineTests
{
    [Fact]
    public async Task Without_arguments_it_prints_help()
    {
        var run = await CommandLineRun.OfAsync([]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("serve", run.Out, StringComparison.Ordinal);
        Assert.Contains("check-config", run.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("--help", "tocsin check-config /etc/tocsin.yml")]
    [InlineData("serve --help", "--web.listen-address <[IP]:PORT>")]
    [InlineData("serve -h", "PAGERDUTY_ROUTING_KEY")]
    [InlineData("serve --help", "[default: 120h]")]
    [InlineData("check-config --help", "tocsin check-config conf.d/*.yml")]
    [InlineData("version --help", "Print the version of Tocsin and of .NET.")]
    public async Task Every_command_has_help(string args, string expected)
    {
        var run = await CommandLineRun.OfAsync(args.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("--version")]
    public async Task The_version_is_that_of_tocsin_and_of_dotnet(string args)
    {
        var run = await CommandLineRun.OfAsync([args]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\Atocsin, version \d+\.\d+\.\d+(-\w+)?\r?\n  \.NET 10\.[^\n]*\n\z", run.Out);
    }

    [Theory]
    [InlineData("serve --no.such-flag=hunter2", "tocsin: error: unknown flag --no.such-flag\nTry 'tocsin serve --help'.")]
    [InlineData("serve --no.such-flag hunter2", "tocsin: error: unknown flag --no.such-flag\nTry 'tocsin serve --help'.")]
    [InlineData("serve -x", "tocsin: error: unknown flag -x\nTry 'tocsin serve --help'.")]
    [InlineData("--config.file=x", "tocsin: error: unknown flag --config.file\nTry 'tocsin --help'.")]
    [InlineData("server", "tocsin: error: Unrecognized command or argument 'server'.\nTry 'tocsin --help'.")]
    [InlineData("serve file.yml", "tocsin: error: Unrecognized command or argument 'file.yml'.\nTry 'tocsin serve --help'.")]
    [InlineData("check-config", "tocsin: error: Required argument missing for command: 'check-config'.\nTry 'tocsin check-config --help'.")]
    [InlineData("serve --data.retention", "tocsin: error: Required argument missing for option: '--data.retention'.\nTry 'tocsin serve --help'.")]
    [InlineData("serve --log.level info --log.level warn", "tocsin: error: Option '--log.level' expects a single argument but 2 were provided.\nTry 'tocsin serve --help'.")]
    [InlineData("serve @flags", "tocsin: error: Unrecognized command or argument '@flags'.\nTry 'tocsin serve --help'.")]
    public async Task A_wrong_call_is_explained_and_ends_with_2(string args, string expected)
    {
        var run = await CommandLineRun.OfAsync(args.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(expected, run.Error.ReplaceLineEndings("\n").TrimEnd());
        Assert.Empty(run.Out);
        Assert.Null(run.Served);
    }
}
