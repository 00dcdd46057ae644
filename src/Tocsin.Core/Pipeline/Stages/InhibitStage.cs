namespace Tocsin.Pipeline.Stages;

/// <summary>Takes away alerts that a firing alert inhibits, wherever that one is grouped and whether or not it is muted itself.</summary>
internal static class InhibitStage
{
    public static void Run(Flush flush) => flush.Mute(MuteReason.Inhibition, alert => flush.Rules.Inhibitor.Find(alert) is not null);
}
