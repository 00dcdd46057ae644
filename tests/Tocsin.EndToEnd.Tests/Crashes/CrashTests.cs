using System.Diagnostics;
using System.Globalization;

namespace Tocsin.EndToEnd.Crashes;

/// <summary>
/// kill -9 at random instants under load. <c>TOCSIN_SEED</c> repeats a run (what is drawn; the instants are the machine's);
/// <c>TOCSIN_TEST_FULL=1</c> kills a hundred times.
/// </summary>
public sealed class CrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Kills => Environment.GetEnvironmentVariable("TOCSIN_TEST_FULL") == "1" ? 100 : 8;

    [Fact]
    public async Task Nothing_accepted_and_nothing_owed_is_lost_by_kills()
    {
        var seed = Seed();
        Console.WriteLine($"Crash test: seed {seed}");
        await using var run = new CrashRun(seed);
        await run.StartAsync(Cancel);
        await run.Load.SendQuietAsync(run.Server.Client, Cancel);
        var started = Stopwatch.GetTimestamp();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await run.CrashAsync(Cancel);
        }

        Console.WriteLine($"Crash test: {Kills} kills in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        await run.SettleAsync(Cancel);
        Console.WriteLine($"Crash test: {run.Told}");
        run.AssertMessages();
        await run.AssertStoreAsync(Cancel);
        Assert.True(run.Load.Answered > Kills, "the load was no load");
    }

    [Fact]
    public async Task A_stop_under_load_loses_nothing_and_is_quick()
    {
        await using var run = new CrashRun(Seed());
        await run.StartAsync(Cancel);
        var load = run.Load.RunAsync(run.Server.Client, Cancel);
        await Task.Delay(300, Cancel);

        Assert.Equal(0, await run.Server.StopAsync(TimeSpan.FromSeconds(10)));

        await load;
        await run.Server.StartAgainAsync(Cancel);
        await run.CompareAsync(Cancel);
        Assert.True(run.Load.Answered > 0, "the load was no load");
        await run.SettleAsync(Cancel);
        run.AssertMessages();
    }

    private static int Seed() => Environment.GetEnvironmentVariable("TOCSIN_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : Random.Shared.Next();
}
