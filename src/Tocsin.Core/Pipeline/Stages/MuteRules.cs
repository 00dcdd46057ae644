using Tocsin.Alerts;

namespace Tocsin.Pipeline.Stages;

/// <summary>What the stages that mute look at.</summary>
/// <param name="RouteLabels">Renders the labels that a group's route adds.</param>
internal sealed record MuteRules(Func<Group, IReadOnlyList<Alert>, LabelSet> RouteLabels);
