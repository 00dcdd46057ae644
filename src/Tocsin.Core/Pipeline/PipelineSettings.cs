using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Grouping;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>The configuration as the pipeline uses it.</summary>
internal sealed record PipelineSettings
{
    public required ArrivalRules Arrival { get; init; }

    public required GroupBy GroupBy { get; init; }

    public required GroupSchedule Schedule { get; init; }

    public required TimeSpan RepeatInterval { get; init; }

    /// <summary>The receiver's destinations; none is legal (alerts are stored and nobody is told).</summary>
    public required IReadOnlyList<Integration> Integrations { get; init; }

    /// <summary>Gathers evidence for a message's alerts within its own budget; never throws but for cancellation.</summary>
    public required Func<IReadOnlyList<Alert>, CancellationToken, Task<IReadOnlyList<EnrichedAlert>>> Enrich { get; init; }

    public required Uri ExternalUrl { get; init; }

    /// <summary>How long the journal keeps what a snapshot has made needless.</summary>
    public TimeSpan KeepJournal { get; init; } = TimeSpan.FromHours(120);
}
