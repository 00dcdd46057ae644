using Tocsin.Alerts;

namespace Tocsin.Grouping;

/// <summary>The order of alerts in a message: by job, then instance, then labels; alerts without a job or instance come last. Alertmanager's.</summary>
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
            : x.Labels.Canonical.SequenceCompareTo(y.Labels.Canonical);
    }

    private static int CompareLabel(string name, Alert x, Alert y)
    {
        var inX = x.Labels.TryGetUtf8(name, out var left);
        var inY = y.Labels.TryGetUtf8(name, out var right);
        return inX && inY ? left.SequenceCompareTo(right) : inY.CompareTo(inX);
    }
}
