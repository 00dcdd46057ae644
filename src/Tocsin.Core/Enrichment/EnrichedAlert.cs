using Tocsin.Alerts;

namespace Tocsin.Enrichment;

/// <summary>An alert with its evidence; <see cref="Matched"/> is false where no enrichment applies to it.</summary>
public sealed record EnrichedAlert(Alert Alert, IReadOnlyList<Evidence> Evidence)
{
    public bool Matched => Evidence.Count > 0;
}
