namespace Tocsin.Pipeline.Stages;

/// <summary>Takes away all alerts outside of the times in which the route is active.</summary>
internal static class ActiveTimeStage
{
    public static void Run(Flush flush)
    {
        var names = flush.Group.Route.ActiveTimeIntervals;
        if (names.Count > 0 && !names.Any(name => flush.Rules.Intervals[name].Contains(flush.Tick)))
        {
            flush.Mute(MuteReason.ActiveTimeInterval, static _ => true);
        }
    }
}

/// <summary>Takes away all alerts during the times in which the route is muted.</summary>
internal static class MuteTimeStage
{
    public static void Run(Flush flush)
    {
        if (flush.Group.Route.MuteTimeIntervals.Any(name => flush.Rules.Intervals[name].Contains(flush.Tick)))
        {
            flush.Mute(MuteReason.MuteTimeInterval, static _ => true);
        }
    }
}
