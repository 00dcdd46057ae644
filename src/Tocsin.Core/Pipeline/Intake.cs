using Tocsin.Alerts;
using Tocsin.Routing;

namespace Tocsin.Pipeline;

/// <summary>
/// Where requests meet the pipeline. A refresh is taken at once, in memory; what may be a transition waits for the engine's commit.
/// </summary>
internal sealed class Intake(Engine engine, TimeProvider time)
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

        return IsHeard(batch) ? IntakeOutcome.Accepted : IntakeOutcome.Ignored;
    }

    /// <summary>Whether somebody is told of some of the alerts.</summary>
    private bool IsHeard(AlertBatch batch)
    {
        var settings = engine.Settings;
        if (settings.Receivers.Values.All(integrations => integrations.Count > 0))
        {
            return true;
        }

        var routes = new List<Route>();
        for (var i = 0; i < batch.Count; i++)
        {
            settings.Routes.Match(LabelSet.FromCanonical(batch[i].Labels), routes);
        }

        return routes.Exists(route => settings.Receivers[route.Receiver].Count > 0);
    }

    private List<Alert>? TakeRefreshes(AlertBatch batch, DateTimeOffset now)
    {
        List<Alert>? rest = null;
        HashSet<AlertId>? waiting = null;
        var rules = engine.Settings.Arrival;
        for (var i = 0; i < batch.Count; i++)
        {
            var received = batch[i];
            var times = rules.TimesOf(received, now);
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
