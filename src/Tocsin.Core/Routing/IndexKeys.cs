using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>Chooses by which of its matchers each of several siblings is looked up.</summary>
internal static class IndexKeys
{
    internal sealed record Key(Matcher Matcher, IReadOnlyCollection<string> Values);

    /// <summary>
    /// The keys, null for siblings that can't be looked up. The matcher that tells a sibling apart from most of the others is taken:
    /// <c>alertname="X"</c> and not <c>severity="critical"</c>, which all of them have.
    /// </summary>
    public static Key?[] Choose(IReadOnlyList<MatcherList> siblings)
    {
        var possible = siblings.Select(matchers => matchers.Select(ToKey).OfType<Key>().ToArray()).ToArray();
        var uses = possible.SelectMany(keys => keys.SelectMany(Uses)).CountBy(use => use).ToDictionary();
        var names = possible.SelectMany(keys => keys).CountBy(key => key.Matcher.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. possible.Select(keys => keys.OrderBy(key => Uses(key).Max(use => uses[use])).ThenByDescending(key => names[key.Matcher.Name]).FirstOrDefault())];
    }

    private static IEnumerable<(string Name, string Value)> Uses(Key key) => key.Values.Select(value => (key.Matcher.Name, value));

    private static Key? ToKey(Matcher matcher) => MatcherValues.Of(matcher) is { Count: > 0 } values ? new Key(matcher, values) : null;
}
