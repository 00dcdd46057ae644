namespace Tocsin.Pipeline.Stages;

/// <summary>The order in which a due group becomes decisions. What mutes (inhibition, time intervals, silences) comes before what compares.</summary>
internal static class FlushPipeline
{
    private static readonly Action<Flush>[] _stages =
    [
        ChangedStage.Run,
        OutboxStage.Run,
    ];

    public static void Run(Flush flush)
    {
        foreach (var stage in _stages)
        {
            stage(flush);
        }
    }
}
