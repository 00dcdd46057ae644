namespace Tocsin.EndToEnd.Scripts;

public sealed class TestScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_last_line_is_the_sum_over_all_projects()
    {
        FakeRunner(a: "report 3 0 1; exit 0", b: "report 4 0 0; exit 0");
        var (exitCode, output) = await _sandbox.RunAsync("test", []);

        Assert.Equal(0, exitCode);
        Assert.Contains("== A.Tests: 3 passed, 0 failed, 1 skipped, ", output, StringComparison.Ordinal);
        Assert.EndsWith("\n7 passed, 0 failed, 1 skipped\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report 3 2 0; exit 2", "report 4 0 0; exit 0", "7 passed, 2 failed, 0 skipped")]
    [InlineData("report 3 0 0; exit 0", "exit 134", "3 passed, 1 failed, 0 skipped")]
    [InlineData("report 3 0 0; exit 0", "report 4 0 0; exit 3", "7 passed, 1 failed, 0 skipped")]
    [InlineData("report 0 0 0; exit 8", "report 0 0 0; exit 8", "0 passed, 0 failed, 0 skipped")]
    [InlineData("report 0 0 5; exit 0", "report 0 0 0; exit 8", "0 passed, 0 failed, 5 skipped")]
    public async Task A_failure_a_crash_and_a_run_without_a_pass_fail(string a, string b, string sum)
    {
        FakeRunner(a, b);
        var (exitCode, output) = await _sandbox.RunAsync(".ci/run", []);

        Assert.Equal(1, exitCode);
        Assert.Contains($"\n{sum}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_test_prints_is_not_counted()
    {
        FakeRunner(a: "echo '99 passed, 0 failed, 0 skipped'; echo '  failed: 7'; report 1 0 0; exit 0", b: "report 0 0 0; exit 8");
        var (exitCode, output) = await _sandbox.RunAsync("test", []);

        Assert.Equal(0, exitCode);
        Assert.EndsWith("\n1 passed, 0 failed, 0 skipped\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_is_one_failure()
    {
        _sandbox.Fake("dotnet", "case \"$1\" in --version) ;; *) exit 1 ;; esac");
        var (exitCode, output) = await _sandbox.RunAsync("test", []);

        Assert.Equal(1, exitCode);
        Assert.Contains("0 passed, 1 failed, 0 skipped\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_runs_say_so_to_the_tests_and_filters_are_passed_on()
    {
        FakeRunner(a: "echo \"full=$TOCSIN_TEST_FULL args=$*\"; report 1 0 0; exit 0", b: "echo 'B ran'; exit 134");
        var (exitCode, output) = await _sandbox.RunAsync("test", ["--full", "--project", "A", "--filter-class", "*X*"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("full=1 args=", output, StringComparison.Ordinal);
        Assert.Contains("--filter-class *X*", output, StringComparison.Ordinal);
        Assert.DoesNotContain("B ran", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_packages_are_named_to_who_may_not_install_them()
    {
        File.Delete(_sandbox.PathOf("bin/promtool"));
        File.Delete(_sandbox.PathOf("bin/id"));
        _sandbox.Fake("id", "echo 1000");
        _sandbox.Fake("apt-get", "echo 'apt-get must not run'; exit 1");
        FakeRunner(a: "report 1 0 0; exit 0", b: "report 1 0 0; exit 0");
        var (exitCode, output) = await _sandbox.RunAsync("test", []);

        Assert.Equal(0, exitCode);
        Assert.Contains("sudo apt-get install --no-install-recommends prometheus\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("must not run", output, StringComparison.Ordinal);
    }

    /// <summary>A dotnet whose test programs run these lines; <c>report P F S</c> writes the runner's report.</summary>
    private void FakeRunner(string a, string b) => _sandbox.Fake(
        "dotnet",
        $$"""
        report() {
            mkdir -p artifacts/test-results
            printf '{"results":{"summary":{"tests":9,"passed":%s,"failed":%s,"pending":0,"skipped":%s,"other":0} } }' "$1" "$2" "$3" \
                >"artifacts/test-results/$name.json"
        }
        case "$1" in
        --version | build) ;;
        *A.Tests.dll) name=A.Tests; {{a}} ;;
        *B.Tests.dll) name=B.Tests; {{b}} ;;
        esac
        """);
}
