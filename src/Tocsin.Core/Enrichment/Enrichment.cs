using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Enrichment;

/// <summary>Which alerts are looked into, how, and how long a message waits for it.</summary>
/// <param name="Name">For logs and metrics.</param>
/// <param name="Matchers">All must match; none means every alert.</param>
/// <param name="Budget">What a message waits at most for this enrichment, all steps together.</param>
/// <param name="Steps">In the order in which their evidence is shown; they run at the same time.</param>
internal sealed record Enrichment(string Name, IReadOnlyList<Matcher> Matchers, TimeSpan Budget, IReadOnlyList<IEnricher> Steps)
{
    public static readonly TimeSpan DefaultBudget = TimeSpan.FromSeconds(5);

    /// <summary>Longest budget that is accepted: a page is held back for no more than this.</summary>
    public static readonly TimeSpan MaxBudget = TimeSpan.FromMinutes(1);

    public bool AppliesTo(Alert alert) => Matchers.All(m => m.Matches(alert.Labels));
}
