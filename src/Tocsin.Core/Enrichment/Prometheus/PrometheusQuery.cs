namespace Tocsin.Enrichment.Prometheus;

/// <summary>One question to a source. Two equal ones at the same time are asked once.</summary>
/// <param name="Text">PromQL.</param>
/// <param name="Range">How far back from now; zero for the value of now.</param>
/// <param name="Step">Distance of the points of a range.</param>
/// <param name="Timeout">Time for the whole request, waiting for its turn included.</param>
internal readonly record struct PrometheusQuery(string Text, TimeSpan Range, TimeSpan Step, TimeSpan Timeout)
{
    public bool IsRange => Range > TimeSpan.Zero;
}
