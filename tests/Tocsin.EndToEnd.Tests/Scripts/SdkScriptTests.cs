namespace Tocsin.EndToEnd.Scripts;

public sealed class SdkScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Without_an_SDK_and_a_way_to_fetch_it_the_script_says_what_to_do()
    {
        var (exitCode, output) = await _sandbox.RunAsync("run", []);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("No .NET SDK here satisfies global.json", output, StringComparison.Ordinal);
        Assert.Contains("Neither curl nor wget is here", output, StringComparison.Ordinal);
        Assert.Contains("install .NET SDK 10.0.400 or a later 10.0.4xx from https://dotnet.microsoft.com/download", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_SDK_is_fetched_with_Microsofts_installer_and_used()
    {
        FakeInstaller();
        var (exitCode, output) = await _sandbox.RunAsync("tocsin", ["version"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("Fetching .NET SDK 10.0.400 into .dotnet/", output, StringComparison.Ordinal);
        Assert.Contains("from https://dot.net/v1/dotnet-install.sh", output, StringComparison.Ordinal);
        Assert.Contains("<version>", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SDK_that_is_too_old_is_passed_over_for_the_fetched_one()
    {
        FakeInstaller();
        _sandbox.Fake("dotnet", "case \"$1\" in --version) exit 155 ;; *) echo 'the old one' ;; esac");
        await _sandbox.RunAsync("tocsin", ["version"]);
        var (_, output) = await _sandbox.RunAsync("tocsin", ["version"]);

        Assert.Contains("<version>", output, StringComparison.Ordinal);
        Assert.DoesNotContain("the old one", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Fetching", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_fails_ends_with_what_to_do()
    {
        _sandbox.Fake("curl", "echo 'could not resolve host' >&2; exit 6");
        var (exitCode, output) = await _sandbox.RunAsync("test", []);

        Assert.Equal(1, exitCode);
        Assert.Contains("could not resolve host", output, StringComparison.Ordinal);
        Assert.Contains("The .NET SDK could not be fetched. What to do, one of:", output, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed, 0 skipped\n", output, StringComparison.Ordinal);
    }

    /// <summary>A curl that "downloads" an installer, which installs the stand-in of dotnet where it is told to.</summary>
    private void FakeInstaller()
    {
        File.WriteAllText(
            _sandbox.PathOf("installer"),
            $"""
            while [ $# -gt 0 ]; do case $1 in --install-dir) folder=$2; shift ;; esac; shift; done
            mkdir -p "$folder"
            cat "{_sandbox.PathOf("sdk")}" >"$folder/dotnet"
            chmod 755 "$folder/dotnet"
            """);
        ScriptSandbox.WriteScript(_sandbox.PathOf("sdk"), ScriptSandbox.Dotnet);
        _sandbox.Fake(
            "curl",
            $"""
            while [ $# -gt 1 ]; do case $1 in --output) target=$2; shift ;; esac; shift; done
            echo "from $1"
            cat "{_sandbox.PathOf("installer")}" >"$target"
            """);
    }
}
