using System.Text;
using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>What is certain about the labels of every alert that fulfils some matchers. What it doesn't know may still be so.</summary>
internal sealed class KnownLabels
{
    private readonly Dictionary<string, Label> _labels;

    private KnownLabels(Dictionary<string, Label> labels) => _labels = labels;

    public static KnownLabels Nothing { get; } = new([]);

    /// <summary>A label that can't have any value, with its matchers in words; null where all can.</summary>
    public string? Contradiction { get; private init; }

    /// <summary>What is certain where more matchers hold too.</summary>
    public KnownLabels And(MatcherList matchers)
    {
        var labels = new Dictionary<string, Label>(_labels, StringComparer.Ordinal);
        foreach (var matcher in matchers)
        {
            labels[matcher.Name] = labels.GetValueOrDefault(matcher.Name, Label.Any).And(matcher);
        }

        var impossible = matchers.Select(m => labels[m.Name]).FirstOrDefault(label => label.Values is []);
        return new KnownLabels(labels) { Contradiction = Contradiction ?? (impossible is null ? null : string.Join(" and ", impossible.Matchers)) };
    }

    /// <summary>Whether all of them hold for certain.</summary>
    public bool Imply(MatcherList matchers)
    {
        foreach (var matcher in matchers)
        {
            if (!_labels.TryGetValue(matcher.Name, out var label) || !label.Implies(matcher))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One label.</summary>
    /// <param name="Matchers">What holds of it.</param>
    /// <param name="Values">The only values that it can have, as UTF-8; null where they aren't known.</param>
    private sealed record Label(Matcher[] Matchers, byte[][]? Values)
    {
        public static Label Any { get; } = new([], null);

        public Label And(Matcher matcher)
        {
            Matcher[] all = [.. Matchers, matcher];
            var values = Values ?? MatcherValues.Of(matcher)?.Select(Encoding.UTF8.GetBytes);
            return new Label(all, values is null ? null : [.. values.Where(value => Array.TrueForAll(all, m => m.Matches(value)))]);
        }

        public bool Implies(Matcher matcher) => Values is null ? Matchers.Contains(matcher) : Array.TrueForAll(Values, value => matcher.Matches(value));
    }
}
