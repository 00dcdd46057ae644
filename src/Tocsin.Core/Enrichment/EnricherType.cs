using Tocsin.Configuration;
using Tocsin.Enrichment.Prometheus;

namespace Tocsin.Enrichment;

/// <summary>A kind of step: the key it has in <c>steps</c>, and how its section is read.</summary>
/// <param name="Key">Such as <c>prometheus</c>.</param>
/// <param name="Read">Reads the section, records what is wrong with it, and returns how to build the step; null where it is wrong.</param>
internal sealed record EnricherType(string Key, Func<ConfigSection, StepContext, Func<EnricherServices, IEnricher>?> Read)
{
    /// <summary>All kinds there are.</summary>
    public static IReadOnlyList<EnricherType> All { get; } = [new("prometheus", PrometheusStepReader.Read)];
}

/// <summary>What a step's reader must know of its surroundings.</summary>
/// <param name="Name">The step's name (<c>as</c>).</param>
/// <param name="Budget">The enrichment's budget.</param>
/// <param name="Sources">The sources that are configured.</param>
/// <param name="Time">The clock of the step's templates.</param>
internal sealed record StepContext(string Name, TimeSpan Budget, SourceTable Sources, TimeProvider Time);
