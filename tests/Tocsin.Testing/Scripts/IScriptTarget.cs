namespace Tocsin.Testing.Scripts;

/// <summary>What a script is played to: a server in a process of its own, or the engine under a clock of the test's.</summary>
public interface IScriptTarget
{
    /// <summary>The script's start, by the target's clock.</summary>
    DateTimeOffset Start { get; }

    /// <summary>Lets time pass until then.</summary>
    Task AdvanceToAsync(TimeSpan at, CancellationToken cancellationToken);

    /// <returns>The status of the answer.</returns>
    Task<int> PostAlertsAsync(IReadOnlyList<SentAlert> alerts, CancellationToken cancellationToken);

    /// <returns>The silence's id.</returns>
    Task<string> PostSilenceAsync(SentSilence silence, CancellationToken cancellationToken);

    Task ExpireSilenceAsync(string id, CancellationToken cancellationToken);

    /// <param name="config">The script's text; the target knows where its receivers are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The status of the answer.</returns>
    Task<int> ReloadAsync(string config, CancellationToken cancellationToken);

    /// <summary>Says how a receiver answers its next requests.</summary>
    void PlanAnswers(AnswerStep answers);

    /// <summary>What the receivers were sent so far, in the order of arrival.</summary>
    IReadOnlyList<ScriptMessage> Messages();
}
