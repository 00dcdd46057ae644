using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Tocsin.Alerts;

namespace Tocsin.Enrichment;

/// <summary>Looks into alerts: runs the steps of all enrichments that apply, at the same time, each within its budget.</summary>
internal sealed class EnrichmentEngine
{
    /// <summary>How many alerts of one message are looked into, the most urgent ones.</summary>
    public const int MaxAlerts = 10;

    private readonly IReadOnlyList<(Enrichment Enrichment, IReadOnlyList<StepRunner> Steps)> _enrichments;

    public EnrichmentEngine(IReadOnlyList<Enrichment> enrichments, TimeProvider time, ILogger<EnrichmentEngine> logger, Meter meter)
    {
        var metrics = new EvidenceMetrics(meter);
        _enrichments = [.. enrichments.Select(e => (e, Runners(e)))];

        IReadOnlyList<StepRunner> Runners(Enrichment enrichment) =>
            [.. enrichment.Steps.Select(step => new StepRunner(enrichment, step, time, metrics, logger))];
    }

    /// <summary>Builds the engine of a configuration, with one shared client per source.</summary>
    /// <param name="model">What was configured.</param>
    /// <param name="http">See <see cref="EnrichmentHttp.CreateClient"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where bugs of steps are told.</param>
    /// <param name="meter">The meter named Tocsin.</param>
    public static EnrichmentEngine Build(EnrichmentModel model, HttpClient http, TimeProvider time, ILoggerFactory loggers, Meter meter)
    {
        var services = new EnricherServices(http, time);
        return new EnrichmentEngine(
            [.. model.Enrichments.Select(e => e.Build(services))], time, loggers.CreateLogger<EnrichmentEngine>(), meter);
    }

    /// <summary>
    /// The alerts in the order given, with their evidence in the order of the configuration. Takes no longer than the largest budget of the
    /// enrichments that apply, whatever their steps do. Only firing alerts are looked into; of those that an enrichment applies to, all
    /// beyond the <see cref="MaxAlerts"/> most urgent get one piece of evidence that says so.
    /// </summary>
    /// <exception cref="OperationCanceledException">Only where <paramref name="cancellationToken"/> is cancelled.</exception>
    public async Task<IReadOnlyList<EnrichedAlert>> EnrichAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        var matched = alerts.Where(a => a.IsFiring && _enrichments.Any(e => e.Enrichment.AppliesTo(a))).ToList();
        var chosen = Urgency.MostUrgent(matched, MaxAlerts).ToHashSet(ReferenceEqualityComparer.Instance);
        var skipped = matched.Where(a => !chosen.Contains(a)).ToHashSet(ReferenceEqualityComparer.Instance);
        return await Task.WhenAll(alerts.Select(async alert =>
            chosen.Contains(alert) ? new EnrichedAlert(alert, await GatherAsync(alert, cancellationToken))
            : skipped.Contains(alert) ? new EnrichedAlert(alert, [BeyondLimit(alert)])
            : new EnrichedAlert(alert, [])));
    }

    private async Task<IReadOnlyList<Evidence>> GatherAsync(Alert alert, CancellationToken cancellationToken) =>
        await Task.WhenAll(_enrichments
            .Where(e => e.Enrichment.AppliesTo(alert))
            .SelectMany(e => e.Steps)
            .Select(step => step.RunAsync(alert, cancellationToken)));

    private Evidence BeyondLimit(Alert alert) => Evidence.None(
        _enrichments.First(e => e.Enrichment.AppliesTo(alert)).Enrichment.Name,
        "",
        EvidenceStatus.NoData,
        $"only the {MaxAlerts} most urgent alerts of a group are looked into");
}
