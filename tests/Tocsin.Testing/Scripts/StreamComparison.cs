namespace Tocsin.Testing.Scripts;

/// <summary>
/// Compares streams group by group: within a receiver and group the order counts, between groups only the times do. Times may differ by
/// <see cref="Tolerance"/>: timers and requests of busy machines are late by so much, and scripts keep their edges further apart.
/// </summary>
public static class StreamComparison
{
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMilliseconds(400);

    /// <param name="expected">What should be.</param>
    /// <param name="actual">What is.</param>
    /// <param name="tolerance">By how much times of arrival may differ; null: as above.</param>
    /// <returns>What is not as expected, a line for each; empty where all is.</returns>
    public static IReadOnlyList<string> Compare(IReadOnlyList<ExpectedMessage> expected, IReadOnlyList<ScriptMessage> actual, TimeSpan? tolerance = null)
    {
        var groups = expected.Select(e => (e.To, e.Key)).Concat(actual.Select(a => (a.To, a.Key))).Distinct();
        return [.. groups.SelectMany(g => CompareGroup(g.To, g.Key, expected, actual, tolerance ?? Tolerance))];
    }

    /// <summary>What two programs say otherwise in messages that are both as expected.</summary>
    public static IReadOnlyList<string> CompareDetails(IReadOnlyList<ScriptMessage> left, IReadOnlyList<ScriptMessage> right)
    {
        var pairs = left.GroupBy(m => (m.To, m.Key)).SelectMany(g => g.Zip(right.Where(m => (m.To, m.Key) == g.Key)));
        return [.. pairs.SelectMany(p => CompareDetails(p.First, p.Second))];
    }

    private static IEnumerable<string> CompareDetails(ScriptMessage left, ScriptMessage right)
    {
        if (left.Details != right.Details)
        {
            yield return $"{left.At.TotalSeconds:0.00} {left.Details}\n{right.At.TotalSeconds:0.00} {right.Details}";
        }

        foreach (var (a, b) in left.Alerts.Zip(right.Alerts))
        {
            if (!IsNear(a.Starts, b.Starts) || !IsNear(a.Ends, b.Ends))
            {
                yield return $"{left.At.TotalSeconds:0.00} {a} from {a.Starts} to {a.Ends}, {right.At.TotalSeconds:0.00} {b} from {b.Starts} to {b.Ends}";
            }
        }
    }

    private static IEnumerable<string> CompareGroup(
        string to, string key, IReadOnlyList<ExpectedMessage> expected, IReadOnlyList<ScriptMessage> actual, TimeSpan tolerance)
    {
        var ours = expected.Where(e => e.To == to && e.Key == key).ToList();
        var theirs = actual.Where(a => a.To == to && a.Key == key).ToList();
        if (ours.Count != theirs.Count)
        {
            yield return $"to {to} of {key}: {theirs.Count} messages instead of {ours.Count}";
        }

        foreach (var (e, a) in ours.Zip(theirs))
        {
            foreach (var difference in Compare(e, a, tolerance))
            {
                yield return $"to {to} of {key}, expected at {e.At.TotalSeconds:0.00}: {difference}";
            }
        }
    }

    private static IEnumerable<string> Compare(ExpectedMessage e, ScriptMessage a, TimeSpan tolerance)
    {
        if ((e.At - a.At).Duration() > tolerance + e.Give)
        {
            yield return $"it came at {a.At.TotalSeconds:0.00}";
        }

        if (a.Reason.Length > 0 && a.Reason != e.Reason)
        {
            yield return $"the reason is {a.Reason} instead of {e.Reason}";
        }

        var status = e.Alerts.Any(x => x.IsFiring) ? "firing" : "resolved";
        if (a.Status != status || a.Answer != e.Answer || a.Truncated != e.Truncated)
        {
            yield return $"it says {a.Status} and leaves out {a.Truncated}, answered with {a.Answer}; expected {status}, {e.Truncated}, {e.Answer}";
        }

        if (string.Join(", ", e.Alerts) != a.ToString())
        {
            yield return $"the alerts are {a} instead of {string.Join(", ", e.Alerts)}";
            yield break;
        }

        foreach (var (wanted, got) in e.Alerts.Zip(a.Alerts))
        {
            foreach (var difference in Compare(wanted.Alert, got))
            {
                yield return $"{got} {difference}";
            }
        }
    }

    private static IEnumerable<string> Compare(ScriptAlert wanted, MessageAlert got)
    {
        foreach (var (name, value) in wanted.Annotations)
        {
            if (got.Annotation(name) != value)
            {
                yield return $"has the annotation {name}={got.Annotation(name)} instead of {value}";
            }
        }

        if (wanted.Starts is { } starts && !IsNear(starts, got.Starts))
        {
            yield return $"starts at {got.Starts.TotalSeconds:0.00} instead of {starts.TotalSeconds:0.00}";
        }

        if (wanted.Ends is { } ends && !IsNear(ends, got.Ends))
        {
            yield return $"ends at {got.Ends?.TotalSeconds:0.00} instead of {ends.TotalSeconds:0.00}";
        }
    }

    private static bool IsNear(TimeSpan? a, TimeSpan? b) => a is { } x && b is { } y ? (x - y).Duration() <= Tolerance : a is null == b is null;
}
