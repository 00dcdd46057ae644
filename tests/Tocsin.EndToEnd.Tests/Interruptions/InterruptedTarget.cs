using Tocsin.EndToEnd.Differential;
using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Interruptions;

/// <summary>A server to which something happens in the middle of a script.</summary>
internal sealed class InterruptedTarget(ServerTarget server, TimeSpan at, Func<ServerTarget, CancellationToken, Task> interrupt) : IScriptTarget
{
    private bool _isInterrupted;

    public DateTimeOffset Start => server.Start;

    /// <summary>For how long nobody listened.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>By how much a step came too late, because nobody listened yet.</summary>
    public TimeSpan Lateness { get; private set; }

    public async Task AdvanceToAsync(TimeSpan to, CancellationToken cancellationToken)
    {
        if (!_isInterrupted && at <= to)
        {
            _isInterrupted = true;
            await server.AdvanceToAsync(at, cancellationToken);
            var since = TimeProvider.System.GetTimestamp();
            await interrupt(server, cancellationToken);
            Pause = TimeProvider.System.GetElapsedTime(since);
        }

        var late = TimeProvider.System.GetUtcNow() - Start - to;
        Lateness = late > Lateness ? late : Lateness;
        await server.AdvanceToAsync(to, cancellationToken);
    }

    public Task<int> PostAlertsAsync(IReadOnlyList<SentAlert> alerts, CancellationToken cancellationToken) => server.PostAlertsAsync(alerts, cancellationToken);

    public Task<string> PostSilenceAsync(SentSilence silence, CancellationToken cancellationToken) => server.PostSilenceAsync(silence, cancellationToken);

    public Task ExpireSilenceAsync(string id, CancellationToken cancellationToken) => server.ExpireSilenceAsync(id, cancellationToken);

    public Task<int> ReloadAsync(string config, CancellationToken cancellationToken) => server.ReloadAsync(config, cancellationToken);

    public void PlanAnswers(AnswerStep answers) => server.PlanAnswers(answers);

    public IReadOnlyList<ScriptMessage> Messages() => server.Messages();
}
