using System.Diagnostics.Metrics;

namespace Tocsin.Enrichment;

/// <summary>How long evidence takes and how it ends.</summary>
/// <param name="meter">The meter named Tocsin.</param>
internal sealed class EvidenceMetrics(Meter meter)
{
    public const string DurationName = "tocsin_evidence_duration_seconds";

    private readonly Histogram<double> _duration = meter.CreateHistogram(
        DurationName,
        "s",
        "Time to gather one piece of evidence, by enrichment, step and outcome (ok, no_data, timeout, error).",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    public void Record(string enrichment, Evidence evidence) => _duration.Record(
        evidence.Duration.TotalSeconds,
        new KeyValuePair<string, object?>("enrichment", enrichment),
        new KeyValuePair<string, object?>("step", evidence.Name),
        new KeyValuePair<string, object?>("outcome", Outcome(evidence.Status)));

    private static string Outcome(EvidenceStatus status) => status switch
    {
        EvidenceStatus.Ok => "ok",
        EvidenceStatus.NoData => "no_data",
        EvidenceStatus.Timeout => "timeout",
        _ => "error",
    };
}
