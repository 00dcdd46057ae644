namespace Tocsin.Pipeline.Stages;

/// <summary>
/// Takes away alerts that an active silence matches. Judged by the clock and not by the tick: a silence that was accepted before the group is
/// looked at counts, however late that is.
/// </summary>
internal static class SilenceStage
{
    public static void Run(Flush flush) => flush.Mute(MuteReason.Silence, alert => flush.Rules.Silences.IsMuted(alert.Labels, flush.Now));
}
