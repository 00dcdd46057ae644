using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>Trees and label sets that are often near to each other: few names and values, so that much matches and much nearly does.</summary>
internal sealed class RandomRoutes(int seed)
{
    private static readonly string[] _names = ["alertname", "severity", "team", "zone"];
    private static readonly string[] _values = ["a", "b", "ab", "größe", "x\ny", ""];
    private static readonly string[] _patterns = ["a", "a|b", "a.*", "(a|b)?", "^(?:ab|größe)$", ".*", ".+", "[ab]{1,2}", "(?i)A|B", "", "gr..e", "a\\b.*", "a)|(b", "\\Qa\\E"];

    private readonly Random _random = new(seed);

    public Route Tree() => Routes(depth: 0) with { Matchers = MatcherList.Empty };

    public LabelSet Labels() => LabelSet.Of([.. _names.Where(_ => _random.Next(4) > 0).Select(name => new Label(name, Pick(_values)))]);

    private Route Routes(int depth) => new()
    {
        Receiver = $"r{_random.Next(1000)}",
        Matchers = new MatcherList(Enumerable.Range(0, _random.Next(16) == 0 ? 0 : _random.Next(1, 4)).Select(_ => Matcher())),
        Continue = _random.Next(3) > 0,
        Routes = [.. Enumerable.Range(0, depth switch { 0 => _random.Next(100), < 3 => _random.Next(4), _ => 0 }).Select(_ => Routes(depth + 1))],
    };

    private Matcher Matcher()
    {
        var op = (MatchOperator)_random.Next(4);
        return Matching.Matcher.Of(Pick(_names), op, Pick(op is MatchOperator.Equal or MatchOperator.NotEqual ? _values : _patterns));
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
