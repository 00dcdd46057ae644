using Tocsin.Alerts;

namespace Tocsin.Pipeline.Stages;

/// <summary>
/// Takes away alerts that an active silence matches. Judged by the clock and not by the tick: a silence that was accepted before the group is
/// looked at counts, however late that is. For a tick that is made up for, one that has run out since counts too: what it muted then is told
/// with the next tick, as it would have been.
/// </summary>
internal static class SilenceStage
{
    public static void Run(Flush flush) => flush.Mute(MuteReason.Silence, alert => IsMuted(flush, alert));

    private static bool IsMuted(Flush flush, Alert alert) =>
        flush.Rules.Silences.IsMuted(alert.Labels, flush.Now) || (flush.IsMadeUp && flush.Rules.Silences.IsMuted(alert.Labels, flush.Tick));
}
