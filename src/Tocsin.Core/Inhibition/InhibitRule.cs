using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Inhibition;

/// <summary>While an alert fires that matches <see cref="Source"/>, those that match <see cref="Target"/> and agree with it in <see cref="Equal"/> are not told.</summary>
public sealed record InhibitRule
{
    /// <summary>For people; empty where it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it stands in the file.</summary>
    public ConfigLocation Location { get; init; }

    public MatcherList Source { get; init; } = MatcherList.Empty;

    public MatcherList Target { get; init; } = MatcherList.Empty;

    /// <summary>Labels that must have the same value in both; absent counts as empty.</summary>
    public IReadOnlyList<string> Equal { get; init; } = [];
}
