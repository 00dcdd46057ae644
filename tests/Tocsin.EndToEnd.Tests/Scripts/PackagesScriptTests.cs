namespace Tocsin.EndToEnd.Scripts;

public sealed class PackagesScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public PackagesScriptTests()
    {
        File.Delete(_sandbox.PathOf("bin/promtool"));
        File.Delete(_sandbox.PathOf("bin/id"));
        _sandbox.Fake("id", "echo 0");

        // As scripts/packages.sh is used by ./test, with the policy file in the sandbox.
        _sandbox.Fake(
            "install-packages",
            $$"""
            exec bash -c 'root={{_sandbox.PathOf("")}}; . "$root/scripts/sdk.sh"; . "$root/scripts/packages.sh"; policy=$root/policy
                need_package promtool prometheus; need_package prometheus-alertmanager prometheus-alertmanager; install_packages'
            """);
    }

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("exit 0 # somebody's own policy")]
    public async Task Root_gets_what_is_missing_and_no_service_starts_meanwhile(string? policy)
    {
        if (policy is not null)
        {
            ScriptSandbox.WriteScript(_sandbox.PathOf("policy"), policy);
        }

        var before = ReadIfThere("policy");
        _sandbox.Fake("apt-get", $"{_sandbox.PathOf("policy")}; echo \"$* under policy $?\" >{_sandbox.PathOf("installed")}");
        var (exitCode, output) = await _sandbox.RunAsync("bin/install-packages", []);

        Assert.Equal(0, exitCode);
        Assert.Contains("Installing Debian packages the tests use: prometheus ...", output, StringComparison.Ordinal);
        Assert.Equal("install -y -qq --no-install-recommends prometheus under policy 101\n", ReadIfThere("installed"));
        Assert.Equal(before, ReadIfThere("policy"));
    }

    [Fact]
    public async Task Packages_that_cannot_be_had_are_said_and_do_not_stop_the_run()
    {
        _sandbox.Fake("apt-get", "echo 'no network' >&2; exit 100");
        var (exitCode, output) = await _sandbox.RunAsync("bin/install-packages", []);

        Assert.Equal(0, exitCode);
        Assert.Contains("apt-get could not install prometheus; the tests that use promtool will say so.", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_sandbox.PathOf("policy")));
    }

    private string? ReadIfThere(string name) => File.Exists(_sandbox.PathOf(name)) ? File.ReadAllText(_sandbox.PathOf(name)) : null;
}
