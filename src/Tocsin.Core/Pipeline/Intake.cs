using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>
/// Where requests meet the pipeline. A refresh is taken at once, in memory; what may be a transition waits for the engine's commit.
/// </summary>
internal sealed class Intake(Engine engine, PipelineSettings settings, TimeProvider time)
{
    /// <summary>How long a sender is made to wait for a place in the queue. Prometheus gives up after 10 s.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    public async ValueTask<IntakeOutcome> SubmitAsync(AlertBatch batch, CancellationToken cancellationToken)
    {
        var changed = TakeRefreshes(batch, time.GetUtcNow());
        if (changed is not null)
        {
            var arrival = new Arrival(changed);
            if (!await engine.EnqueueAsync(arrival, _patience, cancellationToken))
            {
                return IntakeOutcome.Busy;
            }

            if (!await arrival.Settled.WaitAsync(cancellationToken))
            {
                return IntakeOutcome.NotStored;
            }
        }

        return settings.Integrations.Count > 0 ? IntakeOutcome.Accepted : IntakeOutcome.Ignored;
    }

    private List<Alert>? TakeRefreshes(AlertBatch batch, DateTimeOffset now)
    {
        List<Alert>? rest = null;
        HashSet<AlertId>? waiting = null;
        for (var i = 0; i < batch.Count; i++)
        {
            var received = batch[i];
            var times = settings.Arrival.TimesOf(received, now);
            var id = AlertId.Of(received.Labels);

            // What comes after a change of the same alert must not overtake it.
            if (waiting?.Contains(id) == true || !engine.Alerts.TryRefresh(received, id, times, now))
            {
                (waiting ??= []).Add(id);
                (rest ??= []).Add(ArrivalRules.ToAlert(received, id, times, now));
            }
        }

        return rest;
    }
}
