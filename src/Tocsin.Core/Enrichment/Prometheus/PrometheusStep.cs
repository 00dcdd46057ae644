using System.Globalization;
using Tocsin.Alerts;
using Tocsin.Configuration;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>When a step's query looks, and how long it may take.</summary>
/// <param name="Range">How far back; zero for the value of now.</param>
/// <param name="Step">Distance of the points.</param>
/// <param name="Timeout">Time for the answer.</param>
internal readonly record struct QueryWindow(TimeSpan Range, TimeSpan Step, TimeSpan Timeout)
{
    public PrometheusQuery For(string query) => new(query, Range, Step, Timeout);
}

/// <summary>Asks a Prometheus for one number about an alert, or for its course over a time.</summary>
internal sealed class PrometheusStep(string name, PrometheusServer server, PromQlTemplate query, string unit, QueryWindow window) : IEnricher
{
    public string Name => name;

    public string Source => server.Name;

    public async Task<Evidence> GatherAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (!query.TryRender(alert, out var text, out var error))
        {
            return Evidence.None(name, Source, EvidenceStatus.Error, error);
        }

        var answer = await server.AskAsync(window.For(text), cancellationToken);
        return answer.Status == EvidenceStatus.Ok
            ? Found(answer.Points, text)
            : Evidence.None(name, Source, answer.Status, answer.Reason) with { Query = text };
    }

    private Evidence Found(IReadOnlyList<EvidencePoint> points, string text) => new()
    {
        Name = name,
        Status = EvidenceStatus.Ok,
        Text = window.Range > TimeSpan.Zero ? Course(points) : Format(points[^1].Value),
        Value = points[^1].Value,
        Unit = unit,
        Query = text,
        Source = Source,
        Points = window.Range > TimeSpan.Zero ? points : [],
    };

    // "0.42 cores (0.10 cores to 0.80 cores in 1h)"; a series that ended says when: "0.42 cores at 12:01:05 UTC (...)".
    private string Course(IReadOnlyList<EvidencePoint> points)
    {
        var last = points[^1];
        var ended = server.Now - last.At > (2 * window.Step) + TimeSpan.FromMinutes(1);
        var at = ended ? string.Create(CultureInfo.InvariantCulture, $" at {last.At.UtcDateTime:HH:mm:ss} UTC") : "";
        return $"{Format(last.Value)}{at} ({Format(points.Min(p => p.Value))} to {Format(points.Max(p => p.Value))} in {PrometheusDuration.Format(window.Range)})";
    }

    private string Format(double value) => ValueUnit.Format(value, unit);
}
