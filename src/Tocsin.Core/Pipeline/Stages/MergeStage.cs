using Tocsin.Alerts;

namespace Tocsin.Pipeline.Stages;

/// <summary>What a received alert means for the stored one.</summary>
internal enum MergeKind
{
    /// <summary>Nothing: heard already, or overtaken.</summary>
    Nothing,

    /// <summary>The same, heard later: memory changes, the store need not know now.</summary>
    Refresh,

    /// <summary>A change that has to be on disk before it counts.</summary>
    Transition,
}

/// <summary>The verdict with its reason in <see cref="Kind"/>; <see cref="Alert"/> is the state from here on.</summary>
internal readonly record struct MergeVerdict(MergeKind Kind, Alert Alert);

/// <summary>First stage: merges what arrives into what is known. Pure.</summary>
internal static class MergeStage
{
    public static MergeVerdict Run(Alert? stored, Alert received)
    {
        if (stored is null)
        {
            return new(MergeKind.Transition, received);
        }

        var isOver = stored.Status == AlertStatus.Resolved && received.Status == AlertStatus.Resolved;
        if (AlertMerge.IsStale(stored, received) || (isOver && received.EndsBy == EndsBy.ExpireAfter))
        {
            return new(MergeKind.Nothing, stored);
        }

        var merged = AlertMerge.Into(stored, received);
        if (isOver && stored.IsRefreshedBy(merged) && stored.EndsAt == merged.EndsAt)
        {
            return new(MergeKind.Nothing, stored);
        }

        return new(stored.IsRefreshedBy(merged) ? MergeKind.Refresh : MergeKind.Transition, merged);
    }
}
