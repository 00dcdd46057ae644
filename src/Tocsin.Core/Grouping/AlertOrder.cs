using Tocsin.Alerts;

namespace Tocsin.Grouping;

/// <summary>
/// The order of alerts in a message: by job, then instance, alerts without one last; then by how many labels they have, then by these, where
/// an alert that lacks a label comes before one that has it. Source: Alertmanager's AlertSlice and LabelSet.Before.
/// </summary>
internal sealed class AlertOrder : IComparer<Alert>
{
    public static AlertOrder Instance { get; } = new();

    public int Compare(Alert? x, Alert? y)
    {
        if (x is null || y is null)
        {
            return x is null ? (y is null ? 0 : -1) : 1;
        }

        return CompareLabel("job", x, y) is var byJob and not 0 ? byJob
            : CompareLabel("instance", x, y) is var byInstance and not 0 ? byInstance
            : CompareAll(x.Labels, y.Labels);
    }

    private static int CompareAll(LabelSet x, LabelSet y)
    {
        var byCount = x.Count.CompareTo(y.Count);
        var left = x.Canonical;
        var right = y.Canonical;
        while (byCount == 0 && LabelSet.TakePair(ref left, out var leftName, out var leftValue) && LabelSet.TakePair(ref right, out var rightName, out var rightValue))
        {
            // Both are sorted: of two names the lesser one is what the other alert lacks.
            var difference = rightName.SequenceCompareTo(leftName) is var byName and not 0 ? byName : leftValue.SequenceCompareTo(rightValue);
            if (difference != 0)
            {
                return difference;
            }
        }

        return byCount;
    }

    private static int CompareLabel(string name, Alert x, Alert y)
    {
        var inX = x.Labels.TryGetUtf8(name, out var left);
        var inY = y.Labels.TryGetUtf8(name, out var right);
        return inX && inY ? left.SequenceCompareTo(right) : inY.CompareTo(inX);
    }
}
