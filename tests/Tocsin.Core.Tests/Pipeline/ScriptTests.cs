using Tocsin.Testing.Scripts;

namespace Tocsin.Pipeline;

/// <summary>The scripts that are played to Alertmanager and Tocsin side by side in real time, here under a virtual clock, and to the moment.</summary>
public sealed class ScriptTests
{
    /// <summary>A few beats of the target's clock: a message may come of several steps.</summary>
    private static readonly TimeSpan _tolerance = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> Names => [.. ScriptFiles.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_engine_tells_what_the_script_expects(string name)
    {
        var script = ScriptFiles.Named(name);
        await using var target = await EngineScriptTarget.StartAsync(script.Config, TestContext.Current.CancellationToken);

        var messages = await new ScriptRun(script, target).PlayAsync(TestContext.Current.CancellationToken);

        var differences = StreamComparison.Compare(script.Expected, messages, _tolerance);
        Assert.True(
            differences.Count == 0,
            $"§{string.Join(", §", script.Covers)}: {script.Title}\n{StreamTable.Write(script.Expected, ("Tocsin", messages))}{string.Join('\n', differences)}");
    }
}
