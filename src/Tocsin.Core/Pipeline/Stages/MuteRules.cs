using Tocsin.Alerts;
using Tocsin.Inhibition;
using Tocsin.Silences;
using Tocsin.TimeIntervals;

namespace Tocsin.Pipeline.Stages;

/// <summary>What the stages look at beside the group.</summary>
internal sealed record MuteRules
{
    public required Inhibitor Inhibitor { get; init; }

    public required SilenceTable Silences { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyDictionary<string, NamedTimeInterval> Intervals { get; init; }

    /// <summary>Renders the labels that a group's route adds.</summary>
    public required Func<Group, IReadOnlyList<Alert>, LabelSet> RouteLabels { get; init; }
}
