namespace Tocsin.Pipeline.Stages;

/// <summary>The order in which a due group becomes decisions. What mutes comes before what compares; the order is Alertmanager's.</summary>
internal static class FlushPipeline
{
    private static readonly Action<Flush>[] _stages =
    [
        InhibitStage.Run,
        ActiveTimeStage.Run,
        MuteTimeStage.Run,
        SilenceStage.Run,
        ChangedStage.Run,
        OutboxStage.Run,
        UnseenStage.Run,
    ];

    public static void Run(Flush flush)
    {
        foreach (var stage in _stages)
        {
            stage(flush);
        }
    }
}
