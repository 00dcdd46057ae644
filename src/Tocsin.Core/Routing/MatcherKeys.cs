using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.RegularExpressions;

namespace Tocsin.Routing;

/// <summary>Reads the three keys that hold matchers. Routes have them as they are, inhibition rules with a prefix.</summary>
internal static class MatcherKeys
{
    /// <summary>
    /// All matchers of <c>match</c>, <c>match_re</c> and <c>matchers</c> together. A pattern of <c>match_re</c> is kept as Alertmanager shows it in
    /// group keys, <c>^(?:…)$</c>. What can't be read is recorded at its own place and left out; what the two notations read differently is warned of.
    /// </summary>
    /// <param name="section">The route or rule.</param>
    /// <param name="syntax">Its mode is the notation of <c>matchers</c>.</param>
    /// <param name="prefix">What stands before the names of the keys, such as <c>source_</c>.</param>
    public static MatcherList ReadMatchers(this ConfigSection section, MatcherSyntax syntax, string prefix = "")
    {
        var matchers = new List<Matcher>();
        matchers.AddRange(Pairs(section, prefix + "match").Select(pair => Matcher.Of(pair.Key, MatchOperator.Equal, Text((ConfigScalar)pair.Value))));
        matchers.AddRange(Pairs(section, prefix + "match_re").Select(pair => Pattern(section, prefix + "match_re", pair)).OfType<Matcher>());
        matchers.AddRange(Written(section, prefix + "matchers", syntax));
        return matchers.Count == 0 ? MatcherList.Empty : new MatcherList(matchers);
    }

    /// <summary>The entries of an old key that have a good name and a text.</summary>
    private static List<ConfigEntry> Pairs(ConfigSection section, string key)
    {
        section.TextMap(key); // It records what is no mapping of texts.
        var pairs = new List<ConfigEntry>();
        foreach (var entry in section.Ask(key) is ConfigMapping map ? map.Entries : [])
        {
            if (!MatcherSyntax.IsClassicLabelName(entry.Key))
            {
                section.Errors.Add(entry.Location, $"{section.PathOf(key)}: invalid label name {Shown.Value(entry.Key)}");
            }
            else if (entry.Value is ConfigScalar)
            {
                pairs.Add(entry);
            }
        }

        return pairs;
    }

    private static Matcher? Pattern(ConfigSection section, string key, ConfigEntry pair)
    {
        var scalar = (ConfigScalar)pair.Value;
        var pattern = $"^(?:{scalar.Value})$";
        var error = scalar.IsNull ? $"invalid regexp value for {Shown.Value(pair.Key)}" : null;
        if (error is null && Re2.TryParse(pattern, out _, out error))
        {
            return Matcher.Of(pair.Key, MatchOperator.Regex, pattern);
        }

        section.Errors.Add(scalar.Location, $"{section.PathOf(key)}: {error}");
        return null;
    }

    private static List<Matcher> Written(ConfigSection section, string key, MatcherSyntax syntax)
    {
        var matchers = new List<Matcher>();
        foreach (var item in section.Scalars(key))
        {
            var placed = new MatcherSyntax(syntax.Mode, warning => section.Errors.Warn(item.Location, $"{section.PathOf(key)}: {warning}"));
            if (placed.TryParseList(Text(item), out var parsed, out var error))
            {
                matchers.AddRange(parsed);
            }
            else
            {
                section.Errors.Add(item.Location, $"{section.PathOf(key)}: {error}");
            }
        }

        return matchers;
    }

    private static string Text(ConfigScalar scalar) => scalar.IsNull ? "" : scalar.Value;
}
