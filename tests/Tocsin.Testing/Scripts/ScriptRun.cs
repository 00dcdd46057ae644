namespace Tocsin.Testing.Scripts;

/// <summary>Plays a script to one target.</summary>
public sealed class ScriptRun(Script script, IScriptTarget target)
{
    private readonly Dictionary<string, string> _silences = new(StringComparer.Ordinal);

    /// <returns>What the receivers were sent until the script's end.</returns>
    /// <exception cref="InvalidOperationException">A step was answered otherwise than the script says.</exception>
    public async Task<IReadOnlyList<ScriptMessage>> PlayAsync(CancellationToken cancellationToken)
    {
        foreach (var step in script.Steps.OrderBy(s => s.At))
        {
            await target.AdvanceToAsync(step.At, cancellationToken);
            await TakeAsync(step, cancellationToken);
        }

        await target.AdvanceToAsync(script.Until, cancellationToken);
        return [.. target.Messages().Where(m => m.At <= script.Until && (script.CountsFailed || m.Answer == 200))];
    }

    private async Task TakeAsync(ScriptStep step, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case PostStep post:
                Check(step, post.Status, await target.PostAlertsAsync([.. post.Alerts.Select(Sent)], cancellationToken));
                break;
            case SilenceStep silence:
                var sent = new SentSilence(_silences.GetValueOrDefault(silence.Name), silence.Matchers, target.Start + silence.From, target.Start + silence.To);
                _silences[silence.Name] = await target.PostSilenceAsync(sent, cancellationToken);
                break;
            case ExpireStep expire:
                await target.ExpireSilenceAsync(_silences[expire.Name], cancellationToken);
                break;
            case AnswerStep answer:
                target.PlanAnswers(answer);
                break;
            case ReloadStep reload:
                Check(step, reload.Status, await target.ReloadAsync(reload.Config, cancellationToken));
                break;
            default:
                throw new InvalidOperationException($"{script}: {step.GetType().Name} is no step");
        }
    }

    private SentAlert Sent(ScriptAlert alert) => new(alert.Labels, alert.Annotations, target.Start + alert.Starts, target.Start + alert.Ends);

    private void Check(ScriptStep step, int expected, int answered)
    {
        if (expected != answered)
        {
            throw new InvalidOperationException($"{script}: the step at {step.At.TotalSeconds} s was answered with {answered} instead of {expected}");
        }
    }
}
