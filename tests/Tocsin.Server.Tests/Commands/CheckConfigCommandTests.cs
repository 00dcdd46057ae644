using Tocsin.Testing;

namespace Tocsin.Server.Commands;

public sealed class CheckConfigCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_file_succeeds()
    {
        var file = _folder.Write("good.yml", "route: { receiver: a }\nreceivers: [{ name: a }, { name: b }]\n");

        var run = await CommandLineRun.OfAsync(["check-config", file]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"Checking '{file}'  SUCCESS\nFound:\n - global config\n - route\n - 0 inhibit rules\n - 2 receivers\n - 0 templates\nLook at:\n - line 2, column 26: receiver \"b\" is used by no route\n\n", run.Out.ReplaceLineEndings("\n"));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Every_file_is_checked_and_every_error_printed_with_its_place()
    {
        var bad = _folder.Write("bad.yml", "route:\n  receiver: b\n  group_wait: soon\nreceivers: [{ name: a }]\n");
        var good = _folder.Write("good.yml", "route: { receiver: a }\nreceivers: [{ name: a }]\n");
        var missing = Path.Combine(_folder.Path, "missing.yml");

        var run = await CommandLineRun.OfAsync(["check-config", bad, missing, good]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"""
            Checking '{bad}'  FAILED: line 2, column 13: route.receiver: undefined receiver "b" used in route
              line 3, column 15: route.group_wait: not a valid duration string: "soon" (write it like 30s, 5m, 1h30m or 7d)

            Checking '{missing}'  FAILED: no such file

            Checking '{good}'  SUCCESS
            Found:
             - global config
             - route
             - 0 inhibit rules
             - 1 receivers
             - 0 templates


            """,
            run.Out.ReplaceLineEndings("\n"));
        Assert.Equal("tocsin: error: failed to validate 2 file(s)", run.Error.TrimEnd());
    }

    [Fact]
    public async Task Patterns_of_templates_without_a_file_are_named()
    {
        _folder.Write("t/1.tmpl", "{{ define \"a\" }}{{ end }}");
        _folder.Write("t/2.tmpl", "");
        var file = _folder.Write("good.yml", "templates: ['t/*.tmpl', 'tt/*.tmpl', t/3.tmpl]\nroute: { receiver: a }\nreceivers: [{ name: a }]\n");

        var run = await CommandLineRun.OfAsync(["check-config", file]);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith(" - 3 templates\n  SUCCESS\nLook at:\n - templates: no file matches 'tt/*.tmpl'\n - templates: no file matches 't/3.tmpl'\n\n", run.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
