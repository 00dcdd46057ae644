using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Enrichment;

/// <summary>What is configured about evidence: the keys <c>sources</c> and <c>enrichments</c>.</summary>
internal sealed record EnrichmentModel(SourceTable Sources, IReadOnlyList<EnrichmentConfig> Enrichments)
{
    public static EnrichmentModel Empty { get; } = new(SourceTable.Empty, []);

    /// <summary>Reads both keys of the configuration's root. What is wrong is recorded there; the model is then not to be used.</summary>
    /// <param name="root">The whole configuration.</param>
    /// <param name="time">The clock of the templates.</param>
    public static EnrichmentModel Read(ConfigSection root, TimeProvider time)
    {
        var sources = SourceReader.Read(root);
        return new EnrichmentModel(sources, EnrichmentReader.Read(root, sources, time));
    }
}

/// <summary>One item of <c>enrichments</c>, checked, with its steps ready to be built.</summary>
internal sealed record EnrichmentConfig(
    string Name, IReadOnlyList<Matcher> Matchers, TimeSpan Budget, IReadOnlyList<Func<EnricherServices, IEnricher>> Steps)
{
    public Enrichment Build(EnricherServices services) => new(Name, Matchers, Budget, [.. Steps.Select(step => step(services))]);
}
