using Tocsin.Alerts;

namespace Tocsin.Enrichment;

/// <summary>Which alerts of a large group are worth looking into first.</summary>
internal static class Urgency
{
    /// <summary>The most severe, and of the same severity the oldest; the order given decides where both are the same.</summary>
    public static IEnumerable<Alert> MostUrgent(IEnumerable<Alert> alerts, int count) =>
        alerts.OrderBy(a => Rank(a.Labels["severity"])).ThenBy(a => a.StartsAt).Take(count);

    private static int Rank(string severity) => severity.ToUpperInvariant() switch
    {
        "CRITICAL" => 0,
        "ERROR" or "PAGE" => 1,
        "WARNING" => 2,
        _ => 3,
    };
}
