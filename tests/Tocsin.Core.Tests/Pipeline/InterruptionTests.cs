using System.Globalization;
using Tocsin.Testing.Scripts;

namespace Tocsin.Pipeline;

/// <summary>
/// Each script is played undisturbed, and then once for each point at which the engine is killed and started again, or reloads: the receivers
/// hear the same. <c>TOCSIN_SEED</c> repeats a sample, <c>TOCSIN_TEST_FULL=1</c> plays all, <c>TOCSIN_SCRIPT</c> all points of the scripts
/// whose name contains it.
/// </summary>
public sealed class InterruptionTests
{
    private const int SampleSize = 120;

    private static readonly TimeSpan _tolerance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _distance = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _moment = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static bool PlaysAll => Variable("TOCSIN_TEST_FULL") == "1" || Variable("TOCSIN_SCRIPT") is { Length: > 0 };

    [Fact]
    public async Task A_kill_or_a_reload_at_any_point_changes_nothing_that_is_told()
    {
        var seed = Variable("TOCSIN_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        var (random, tally) = (new Random(seed), new InterruptionTally());
        Script[] scripts = [.. ScriptFiles.All.Where(s => s.Name.Contains(Variable("TOCSIN_SCRIPT") ?? "", StringComparison.Ordinal))];
        random.Shuffle(scripts);
        foreach (var script in scripts)
        {
            await PlayAsync(script, random, tally);
            if (!PlaysAll && tally.Points >= SampleSize)
            {
                break;
            }
        }

        Console.WriteLine($"Interruption test: seed {seed}: {tally}");
        Assert.True(tally.Differences.Count == 0, $"seed {seed}, {tally}\n{string.Join('\n', tally.Differences)}");
        Assert.True(tally.Compared * 2 > tally.Points, "there is hardly anything to compare");
        Assert.True(tally.NeverCame * 10 < tally.Points, $"{tally.NeverCame} interruptions never came");
        Assert.True(tally.Whole * 2 > tally.Points, "most of the streams are compared in part only");
    }

    private static async Task PlayAsync(Script script, Random random, InterruptionTally tally)
    {
        await using var undisturbed = await EngineScriptTarget.StartAsync(script.Config, Cancel);
        var expected = await MessagesAsync(script, undisturbed);
        var points = Points(script, undisturbed.Commits).ToArray();
        if (!PlaysAll)
        {
            random.Shuffle(points);
            points = points[..5];
        }

        foreach (var point in points)
        {
            await using var target = await EngineScriptTarget.StartAsync(script.Config, Cancel, point);
            var messages = await MessagesAsync(script, target);
            if (target.InterruptedAt is not { } at)
            {
                // What happens at one time may be committed together, and the commit that was the last is not there then.
                tally.AddNeverCame();
                continue;
            }

            var stream = new InterruptionComparison(_tolerance, point.IsReload ? null : at, target.ComparableUntil);
            tally.Add(
                $"{script}, {point}",
                isWhole: target.ComparableUntil > script.Until,
                expected.Count(m => m.At >= at && m.At < target.ComparableUntil),
                stream.Compare(expected, messages));
        }
    }

    private static async Task<IReadOnlyList<ScriptMessage>> MessagesAsync(Script script, EngineScriptTarget target)
    {
        await new ScriptRun(script, target).PlayAsync(Cancel);
        return target.Messages();
    }

    /// <summary>Between the steps, every half a second, and at each commit.</summary>
    private static IEnumerable<Interruption> Points(Script script, int commits)
    {
        var times = script.Steps.SelectMany(s => (TimeSpan[])[s.At, s.At + _moment]).Concat(Grid(script.Until)).Where(t => t < script.Until).Distinct().ToList();
        return
        [
            .. times.Select(t => new Interruption(t)),
            .. times.Select(t => new Interruption(t, IsReload: true)),
            .. Enumerable.Range(1, commits).SelectMany(c => (Interruption[])[new(default, Commit: c), new(default, Commit: c, IsCommitted: true)]),
        ];
    }

    private static IEnumerable<TimeSpan> Grid(TimeSpan until)
    {
        for (var at = _distance / 2; at < until; at += _distance)
        {
            yield return at;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
