using System.Diagnostics;
using System.Globalization;
using Tocsin.Testing.Processes;
using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Differential;

/// <summary>
/// Debian's Alertmanager and Tocsin, side by side in time, on the same configuration and the same timed alerts and silences: receivers hear
/// the same. <c>TOCSIN_SEED</c> repeats a sample, <c>TOCSIN_TEST_FULL=1</c> plays all scripts, <c>TOCSIN_SCRIPT</c> those whose name contains
/// it, and <c>TOCSIN_SCRIPT_TO=alertmanager</c> plays to Alertmanager alone, for who writes a script.
/// </summary>
[Collection(Alone.Name)]
public sealed class DifferentialTests
{
    private const int SampleSize = 8;
    private const int WaveSize = 18;

    /// <summary>How often a script is played where the machine may be to blame.</summary>
    private const int MaxPlayings = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tocsin_sends_what_Alertmanager_sends()
    {
        SkipWithoutAlertmanager();
        var withTocsin = Variable("TOCSIN_SCRIPT_TO") != "alertmanager";
        var started = Stopwatch.GetTimestamp();
        var (left, bad) = (Chosen(), new List<string>());
        for (var playing = 1; left.Count > 0; playing++)
        {
            left = await PlayAsync(left, withTocsin, isLast: playing == MaxPlayings, bad);
        }

        Console.WriteLine($"Differential test: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        Assert.True(bad.Count == 0, $"{bad.Count} scripts are not as expected:\n{string.Join('\n', bad)}");
    }

    private static IReadOnlyList<Script> Chosen()
    {
        if (Variable("TOCSIN_SCRIPT") is { Length: > 0 } part)
        {
            return [.. ScriptFiles.All.Where(s => s.Name.Contains(part, StringComparison.Ordinal))];
        }

        if (Variable("TOCSIN_TEST_FULL") == "1")
        {
            return ScriptFiles.All;
        }

        var seed = Variable("TOCSIN_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        Script[] sample = [.. ScriptFiles.All];
        new Random(seed).Shuffle(sample);
        sample = sample[..SampleSize];
        Console.WriteLine($"Differential test: seed {seed}: {string.Join(", ", sample.Select(s => s.Name))}");
        return sample;
    }

    /// <summary>Plays in waves: all processes of a wave are up before its scripts start, so that they find a quiet machine.</summary>
    /// <param name="scripts">What to play.</param>
    /// <param name="withTocsin">False: to Alertmanager alone.</param>
    /// <param name="isLast">Whether whatever is not as expected is bad.</param>
    /// <param name="bad">Takes the descriptions of what is.</param>
    /// <returns>The scripts to play again.</returns>
    private static async Task<IReadOnlyList<Script>> PlayAsync(IReadOnlyList<Script> scripts, bool withTocsin, bool isLast, List<string> bad)
    {
        var again = new List<Script>();
        foreach (var chunk in scripts.Chunk(WaveSize))
        {
            await using var wave = await StartAsync(chunk, withTocsin);
            foreach (var (script, verdict) in (await wave.PlayAsync(Cancel)).Where(v => !v.Verdict.IsAsExpected))
            {
                if (isLast || !(wave.IsDisturbed || verdict.IsAlertmanagerAstray))
                {
                    bad.Add(verdict.Describe());
                    continue;
                }

                Console.WriteLine($"Differential test, to be played again:\n{verdict.Describe()}");
                again.Add(script);
            }
        }

        return again;
    }

    private static async Task<Wave> StartAsync(Script[] scripts, bool withTocsin)
    {
        var wave = new Wave();
        try
        {
            await wave.StartAsync(scripts, withTocsin, Cancel);
            return wave;
        }
        catch
        {
            await wave.DisposeAsync();
            throw;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static void SkipWithoutAlertmanager()
    {
        if (!AlertmanagerProcess.IsInstalled)
        {
            Assert.False(Variable("CI") == "true", AlertmanagerProcess.WhyMissing);
            Assert.Skip(AlertmanagerProcess.WhyMissing);
        }
    }
}
