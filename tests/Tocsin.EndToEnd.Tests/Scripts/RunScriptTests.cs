namespace Tocsin.EndToEnd.Scripts;

public sealed class RunScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public RunScriptTests() => _sandbox.Fake("dotnet", ScriptSandbox.Dotnet);

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(null, "<serve> <--web.listen-address=127.0.0.1:8080>")]
    [InlineData(null, "<serve> <--web.listen-address=127.0.0.1:8080> <--config.file> <a b.yml>", "--config.file", "a b.yml")]
    [InlineData(null, "<serve> <--web.listen-address=:9>", "--web.listen-address=:9")]
    [InlineData(null, "<serve> <--web.listen-address> <:9>", "--web.listen-address", ":9")]
    [InlineData("7000", "<serve>")]
    public async Task Run_serves_on_8080_unless_told_otherwise(string? port, string program, params string[] arguments)
    {
        var (exitCode, output) = await _sandbox.RunAsync("run", arguments, ("APP_PORT", port));

        Assert.Equal(0, exitCode);
        Assert.Equal(program, string.Join(' ', output.Split('\n').Where(line => line.StartsWith('<'))));
    }

    [Fact]
    public async Task Tocsin_passes_its_arguments_on_as_they_are()
    {
        var (_, output) = await _sandbox.RunAsync("tocsin", ["check-config", "a b", "", "*", "$HOME"]);

        Assert.Equal(["<check-config>", "<a b>", "<>", "<*>", "<$HOME>"], output.Split('\n').Where(line => line.StartsWith('<')));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("tocsin")]
    public async Task The_program_takes_the_place_of_the_script(string script)
    {
        // The shell prints its own number and becomes the script, so the two are equal if the script became the program.
        _sandbox.Fake("start", $"echo \"started as $$\"; exec {_sandbox.PathOf(script)}");
        var (_, output) = await _sandbox.RunAsync("bin/start", []);
        var lines = output.Split('\n');

        Assert.Contains(lines, line => line.StartsWith("pid ", StringComparison.Ordinal));
        Assert.Equal(
            lines.Single(line => line.StartsWith("started as ", StringComparison.Ordinal))["started as ".Length..],
            lines.Single(line => line.StartsWith("pid ", StringComparison.Ordinal))["pid ".Length..]);
    }

    [Fact]
    public async Task The_program_is_built_once_and_again_when_a_source_is_newer()
    {
        await _sandbox.RunAsync("tocsin", []);
        await _sandbox.RunAsync("run", []);
        Assert.Single(_sandbox.Builds);

        _sandbox.WriteSource();
        await _sandbox.RunAsync("tocsin", []);
        Assert.Equal(2, _sandbox.Builds.Count);
        Assert.All(_sandbox.Builds, build => Assert.Contains("src/Tocsin.Server -c Release", build, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_CI_the_lock_files_decide()
    {
        await _sandbox.RunAsync("tocsin", [], ("CI", "true"));

        Assert.Contains("-p:RestoreLockedMode=true", Assert.Single(_sandbox.Builds), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_is_shown_and_nothing_old_is_started()
    {
        await _sandbox.RunAsync("tocsin", []);
        _sandbox.WriteSource();
        _sandbox.Fake("dotnet", "case \"$1\" in --version) ;; build) echo 'error CS1002'; exit 1 ;; *) echo started ;; esac");
        var (exitCode, output) = await _sandbox.RunAsync("tocsin", ["version"]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CS1002", output, StringComparison.Ordinal);
        Assert.DoesNotContain("started", output, StringComparison.Ordinal);
    }
}
