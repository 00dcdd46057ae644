namespace Tocsin.Pipeline.Stages;

/// <summary>Why an alert is not told; in upstream's words (metric notifications_suppressed_total).</summary>
internal enum MuteReason : byte
{
    Inhibition,
    ActiveTimeInterval,
    MuteTimeInterval,
    Silence,
}

internal static class MuteReasons
{
    public static string Text(MuteReason reason) => reason switch
    {
        MuteReason.Inhibition => "inhibition",
        MuteReason.ActiveTimeInterval => "active_time_interval",
        MuteReason.MuteTimeInterval => "mute_time_interval",
        _ => "silence",
    };
}
