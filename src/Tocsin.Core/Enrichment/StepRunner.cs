using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Configuration;

namespace Tocsin.Enrichment;

/// <summary>Runs one step so that whatever it does, evidence comes of it within the budget: a bug in a step must not hold a page back.</summary>
internal sealed partial class StepRunner(Enrichment enrichment, IEnricher step, TimeProvider time, EvidenceMetrics metrics, ILogger logger)
{
    /// <summary>How many alerts a step works on at once. A step that ignores its cancellation keeps its places, so it cannot pile up.</summary>
    public const int MaxRunning = 64;

    private readonly string _name = step.Name;
    private readonly string _source = step.Source;
    private readonly Places _places = new(MaxRunning);

    /// <summary>The evidence. Throws only where <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task<Evidence> RunAsync(Alert alert, CancellationToken cancellationToken)
    {
        var (at, started) = (time.GetUtcNow(), time.GetTimestamp());
        var evidence = await GatherInBudgetAsync(alert, cancellationToken);
        evidence = evidence with { Name = _name, At = at, Duration = time.GetElapsedTime(started) };
        metrics.Record(enrichment.Name, evidence);
        return evidence;
    }

    private async Task<Evidence> GatherInBudgetAsync(Alert alert, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(enrichment.Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        var token = either.Token;
        try
        {
            // On a thread of its own, and not waited for beyond the budget: a step may block or ignore its token.
            return await Task.Run(() => GatherAsync(alert, token), token).WaitAsync(token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var who = _source.Length > 0 ? _source : _name;
            return Evidence.None(_name, _source, EvidenceStatus.Timeout, $"{who} did not answer within {PrometheusDuration.Format(enrichment.Budget)}");
        }
    }

    private async Task<Evidence> GatherAsync(Alert alert, CancellationToken cancellationToken)
    {
        await _places.TakeAsync(cancellationToken);
        try
        {
            var evidence = await step.GatherAsync(alert, cancellationToken);
            return evidence ?? throw new InvalidOperationException("The step returned nothing.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The boundary of code that others write. The exception's text may hold anything, so it goes to the log alone.
            LogStepFailed(logger, e, _name, enrichment.Name);
            return Evidence.None(_name, _source, EvidenceStatus.Error, $"the step {_name} failed ({e.GetType().Name}); see the log");
        }
        finally
        {
            _places.Leave();
        }
    }

    [LoggerMessage(LogLevel.Error, "Step {Step} of enrichment {Enrichment} failed")]
    private static partial void LogStepFailed(ILogger logger, Exception exception, string step, string enrichment);
}
