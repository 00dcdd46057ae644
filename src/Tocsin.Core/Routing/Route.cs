using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>A node of the routing tree: who is told, what belongs together, and when. What a file leaves out is inherited already.</summary>
public sealed record Route
{
    public required string Receiver { get; init; }

    /// <summary>
    /// The matchers on the way from the root, such as <c>{}/{team="db"}</c>. Part of group keys; siblings with the same matchers share it.
    /// </summary>
    public string Key { get; init; } = "{}";

    /// <summary>Its place in the tree, depth first; the root is 0.</summary>
    public int Index { get; init; }

    /// <summary>What an alert has to fulfil, <c>match</c> and <c>match_re</c> included.</summary>
    public MatcherList Matchers { get; init; } = MatcherList.Empty;

    /// <summary>Whether the siblings behind this route are tried too where it matches.</summary>
    public bool Continue { get; init; }

    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>Labels whose values make a group, in the order of the file; none makes one group of all alerts.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Each label set is a group of its own; <see cref="GroupBy"/> is empty then.</summary>
    public bool GroupByAll { get; init; }

    /// <summary>How long a new group waits for more alerts. May be zero.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a group is looked at after that.</summary>
    public TimeSpan GroupInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long an unchanged group is sent again: the first time, the second, and so on; the last one holds from there on.</summary>
    public IReadOnlyList<TimeSpan> RepeatIntervals { get; init; } = [TimeSpan.FromHours(4)];

    /// <summary>Names of time intervals during which nobody is told. Not inherited.</summary>
    public IReadOnlyList<string> MuteTimeIntervals { get; init; } = [];

    /// <summary>Names of time intervals outside of which nobody is told; none is always. Not inherited.</summary>
    public IReadOnlyList<string> ActiveTimeIntervals { get; init; } = [];

    /// <summary>Labels that are added to what is told: texts that may be templates. A child's win over its parent's.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where it stands in the file.</summary>
    public ConfigLocation Location { get; init; }
}
