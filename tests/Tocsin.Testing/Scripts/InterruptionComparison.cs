using System.Globalization;

namespace Tocsin.Testing.Scripts;

/// <summary>
/// Compares the stream of an interrupted run with the one of an undisturbed run: the same messages, in the same order within each receiver and
/// group, at the same times. The attempts to send one message are one; a message that was being sent when the process ended may come once more.
/// </summary>
public sealed class InterruptionComparison
{
    /// <summary>Waits between attempts are drawn: what follows a failed one has no certain time.</summary>
    private static readonly TimeSpan _toleranceAfterFailures = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _tolerance;
    private readonly TimeSpan? _killedAt;
    private readonly TimeSpan _until;

    /// <param name="tolerance">By how much times may differ.</param>
    /// <param name="killedAt">When the process ended; null where it did not.</param>
    /// <param name="until">What begins later is not compared.</param>
    public InterruptionComparison(TimeSpan tolerance, TimeSpan? killedAt, TimeSpan until) => (_tolerance, _killedAt, _until) = (tolerance, killedAt, until);

    /// <returns>What differs, a line for each.</returns>
    public IReadOnlyList<string> Compare(IReadOnlyList<ScriptMessage> undisturbed, IReadOnlyList<ScriptMessage> interrupted)
    {
        var groups = undisturbed.Concat(interrupted).Select(m => (m.To, m.Key)).Distinct();
        return [.. groups.SelectMany(g => CompareGroup(g, Told(undisturbed, g), Told(interrupted, g)).Select(d => $"to {g.To} of {g.Key}: {d}"))];
    }

    private IEnumerable<string> CompareGroup((string To, string Key) group, List<Attempts> expected, List<Attempts> actual)
    {
        foreach (var told in actual.Where(t => !IsRepeatAllowed(t)))
        {
            yield return $"{told} was told {told.Successes.Count} times, at {string.Join(", ", told.Successes.Select(m => m.At))}";
        }

        var hasFailures = expected.Concat(actual).Any(t => t.HasFailures);
        var (left, right) = hasFailures && _until < TimeSpan.MaxValue ? ([], []) : (Begun(expected), Begun(actual));
        foreach (var (e, a) in left.Zip(right))
        {
            if (e.Text != a.Text || e.First.Details != a.First.Details)
            {
                yield return e.Text != a.Text ? $"{a} instead of {e}" : $"{a.First.Details} instead of {e.First.Details}";
            }

            if ((e.First.At - a.First.At).Duration() > (hasFailures ? _toleranceAfterFailures : _tolerance))
            {
                yield return $"{a} comes at {a.First.At} instead of {e.First.At}";
            }

            if (WasAnsweredOtherwise(e, a))
            {
                // What a receiver refused as the process ended, it may take when it is asked again. Then what follows is another story.
                yield break;
            }

            if (e.Successes.Count > 0 != a.Successes.Count > 0)
            {
                yield return $"{a} was{(a.Successes.Count > 0 ? "" : " not")} delivered";
            }
        }

        if (left.Count != right.Count)
        {
            yield return $"{right.Count} messages instead of {left.Count}";
        }
    }

    private bool WasAnsweredOtherwise(Attempts expected, Attempts actual) =>
        expected.Successes.Count == 0 && actual.Successes is [var success] && actual.HasFailures
        && _killedAt is { } killed && actual.First.At <= killed + _tolerance && (success.At - killed).Duration() <= _tolerance;

    private List<Attempts> Begun(List<Attempts> told) => [.. told.Where(t => t.First.At < _until)];

    private bool IsRepeatAllowed(Attempts told) => told.Successes switch
    {
        [] or [_] => true,
        [var first, var second] => _killedAt is { } killed && first.At <= killed + _tolerance && (second.At - killed).Duration() <= _tolerance,
        _ => false,
    };

    private static List<Attempts> Told(IReadOnlyList<ScriptMessage> messages, (string To, string Key) group) =>
        [.. messages.Where(m => (m.To, m.Key) == group).GroupBy(m => m.Id).Select(g => new Attempts([.. g]))];

    private sealed record Attempts(IReadOnlyList<ScriptMessage> All)
    {
        public ScriptMessage First => All[0];

        public IReadOnlyList<ScriptMessage> Successes { get; } = [.. All.Where(m => m.Answer == 200)];

        public bool HasFailures => Successes.Count < All.Count;

        public string Text => string.Join(" / ", All.Select(m => $"{m.Status}, {m.Reason}: {m}, {m.Truncated} left out").Distinct());

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{First.At.TotalSeconds:0.00} {Text}]");
    }
}
