using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Notification;
using Tocsin.Inhibition;
using Tocsin.Routing;
using Tocsin.Silences;
using Tocsin.TimeIntervals;

namespace Tocsin.Pipeline;

/// <summary>The configuration as the pipeline uses it. Immutable: a reload puts another one in its place.</summary>
internal sealed record PipelineSettings
{
    public required ArrivalRules Arrival { get; init; }

    public required RouteTree Routes { get; init; }

    /// <summary>The destinations of each receiver that a route leads to; none is legal (alerts are stored and nobody is told).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Integration>> Receivers { get; init; }

    public IReadOnlyList<InhibitRule> InhibitRules { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, NamedTimeInterval> TimeIntervals { get; init; } = new Dictionary<string, NamedTimeInterval>(StringComparer.Ordinal);

    public SilenceLimits SilenceLimits { get; init; } = new();

    /// <summary>Gathers evidence for a message's alerts within its own budget; never throws but for cancellation.</summary>
    public required Func<IReadOnlyList<Alert>, CancellationToken, Task<IReadOnlyList<EnrichedAlert>>> Enrich { get; init; }

    /// <summary>Renders the labels that a group's route adds to what is told of it.</summary>
    public Func<Group, IReadOnlyList<Alert>, LabelSet> RouteLabels { get; init; } = static (_, _) => LabelSet.Empty;

    public required Uri ExternalUrl { get; init; }

    /// <summary>How long the journal keeps what a snapshot has made needless, and what was told is remembered of groups that are gone.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(120);
}
