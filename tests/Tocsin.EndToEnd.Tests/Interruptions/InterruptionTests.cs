using System.Globalization;
using Tocsin.EndToEnd.Differential;
using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Interruptions;

/// <summary>
/// A real process is killed and started again, or reloads, at random points of a script: the receivers hear what they should.
/// <c>TOCSIN_SEED</c> repeats a sample; <c>TOCSIN_TEST_FULL=1</c> interrupts twenty runs instead of three. At each point of all scripts, under
/// a clock of the test's own, the engine is interrupted by the tests of Core.
/// </summary>
[Collection(Alone.Name)]
public sealed class InterruptionTests
{
    private const int WaveSize = 4;
    private const int MaxPlayings = 3;

    /// <summary>A step that is this late is another script.</summary>
    private static readonly TimeSpan _tolerableLateness = TimeSpan.FromSeconds(2);

    /// <summary>What a process that has just been started needs for its first messages.</summary>
    private static readonly TimeSpan _slowness = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Runs => Environment.GetEnvironmentVariable("TOCSIN_TEST_FULL") == "1" ? 20 : 3;

    [Fact]
    public async Task Kills_and_reloads_change_nothing_that_is_told()
    {
        var seed = Environment.GetEnvironmentVariable("TOCSIN_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        var random = new Random(seed);
        var points = Enumerable.Range(0, Runs).Select(i => (Kind: (Kind)(i % 3), At: Draw(random))).ToList();
        var bad = new List<string>();
        foreach (var wave in points.Chunk(WaveSize))
        {
            var servers = await Task.WhenAll(wave.Select(p => PlayAsync(p.Kind, p.At)));
            bad.AddRange(servers.Where(text => text.Length > 0));
        }

        Console.WriteLine($"Interruption test: seed {seed}: {string.Join(", ", points.Select(p => $"{p.Kind} at {p.At.TotalSeconds:0.00} s"))}");
        Assert.True(bad.Count == 0, $"seed {seed}: {string.Join('\n', bad)}");
    }

    private static TimeSpan Draw(Random random)
    {
        var (from, to) = SlowScript.Windows[random.Next(SlowScript.Windows.Count)];
        return TimeSpan.FromSeconds(from + (random.NextDouble() * (to - from)));
    }

    /// <returns>What is not as it should be; empty where all is.</returns>
    private static async Task<string> PlayAsync(Kind kind, TimeSpan at)
    {
        for (var playing = 1; ; playing++)
        {
            await using var server = await ServerTarget.StartTocsinAsync(SlowScript.Script, Cancel);
            server.StartAt(DateTimeOffset.FromUnixTimeMilliseconds((TimeProvider.System.GetUtcNow() + _breath).ToUnixTimeMilliseconds()));
            var target = new InterruptedTarget(server, at, (s, cancel) => kind == Kind.Kill ? s.KillAsync(cancel) : s.ReloadAsync(kind == Kind.Signal, cancel));
            var messages = await new ScriptRun(SlowScript.Script, target).PlayAsync(Cancel);
            if (target.Lateness > _tolerableLateness && playing < MaxPlayings)
            {
                Console.WriteLine($"Interruption test, to be played again: {kind} at {at}: the start took {target.Pause}");
                continue;
            }

            return Describe(kind, at, target, messages);
        }
    }

    private static string Describe(Kind kind, TimeSpan at, InterruptedTarget target, IReadOnlyList<ScriptMessage> messages)
    {
        var tolerance = StreamComparison.Tolerance + target.Pause + (kind == Kind.Kill ? _slowness : TimeSpan.Zero);
        List<string> differences =
        [
            .. StreamComparison.Compare(SlowScript.Script.Expected, Told(messages), tolerance),
            .. messages.GroupBy(m => m.Id).Where(g => g.Count(m => m.Answer == 200) > 1 && !IsRepeatAllowed(kind, at, target, [.. g])).Select(g => $"told more than once: {g.First()}"),
        ];
        return differences.Count == 0 ? ""
            : $"{kind} at {at.TotalSeconds:0.00} s for {target.Pause.TotalSeconds:0.00} s:\n{StreamTable.Write(SlowScript.Script.Expected, ("Tocsin", messages))}{string.Join('\n', differences)}";
    }

    /// <summary>What was being sent when the process ended may come once more, with the same id.</summary>
    private static bool IsRepeatAllowed(Kind kind, TimeSpan at, InterruptedTarget target, IReadOnlyList<ScriptMessage> attempts) =>
        kind == Kind.Kill && attempts.Count(m => m.Answer == 200) == 2 && attempts[0].At <= at + _slowness && attempts[^1].At <= at + target.Pause + _slowness;

    /// <summary>All attempts to send one message are one: it came when the first did, and was answered as the last was.</summary>
    private static List<ScriptMessage> Told(IReadOnlyList<ScriptMessage> messages) =>
        [.. messages.GroupBy(m => m.Id).Select(g => g.First() with { Answer = g.Last().Answer })];

    private enum Kind
    {
        Kill,
        Signal,
        Request,
    }
}
