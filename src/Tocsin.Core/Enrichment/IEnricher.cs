using Tocsin.Alerts;

namespace Tocsin.Enrichment;

/// <summary>One step of an enrichment: finds out one thing about an alert.</summary>
public interface IEnricher
{
    /// <summary>Name of the evidence it gives (<c>as</c>).</summary>
    string Name { get; }

    /// <summary>Name of the source it asks, for the evidence that says why there is none.</summary>
    string Source { get; }

    /// <summary>
    /// Gathers the evidence. Expected failures come back as evidence; cancellation (the budget is spent) is thrown and turned into
    /// a <see cref="EvidenceStatus.Timeout"/> by the caller.
    /// </summary>
    Task<Evidence> GatherAsync(Alert alert, CancellationToken cancellationToken);
}
