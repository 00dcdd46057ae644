using Tocsin.Alerts;
using Tocsin.Matching;
using Tocsin.Routing;

namespace Tocsin.Benchmarks;

/// <summary>A tree of 500 routes, three deep: about half have <c>=</c>, a third <c>=~</c>, the rest a negation; a tenth says <c>continue</c>.</summary>
internal static class RouteSample
{
    private static readonly int[] _childrenAtDepth = [20, 4, 5]; // 20 + 80 + 400

    public static RouteTree Tree() => new(new Route { Receiver = "default", Routes = Children(0, new Random(1)) });

    /// <summary>Alerts whose keys point at all routes of each level, and at none.</summary>
    public static LabelSet[] Alerts(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => LabelSet.Of(
            ("alertname", $"Alert{i % 97}"), ("cluster", $"production-eu-west-{i % 7}"), ("container", $"api-{i % 31}"), ("instance", $"10.1.{i % 256}.64:8080"),
            ("job", "payments-api"), ("key0", $"v{i % 23}"), ("key1", $"v{i / 23 % 5}"), ("key2", $"v{i / 115 % 6}"), ("namespace", $"payments-{i % 50}"),
            ("pod", $"payments-api-7d9f8b6c54-{i}"), ("severity", i % 3 == 0 ? "critical" : "warning"), ("team", $"team-{i % 40}"))),
    ];

    private static Route[] Children(int depth, Random random) =>
    [
        .. Enumerable.Range(0, depth < _childrenAtDepth.Length ? _childrenAtDepth[depth] : 0).Select(i => new Route
        {
            Receiver = $"receiver-{depth}-{i}",
            Matchers = new MatcherList([Matcher(depth, i, random)]),
            Continue = random.Next(10) == 0,
            Routes = Children(depth + 1, random),
        }),
    ];

    private static Matcher Matcher(int depth, int i, Random random) => random.Next(6) switch
    {
        0 or 1 or 2 => Matching.Matcher.Of($"key{depth}", MatchOperator.Equal, $"v{i}"),
        3 => Matching.Matcher.Of($"key{depth}", MatchOperator.Regex, $"v{i}|w{i}"),
        4 => Matching.Matcher.Of("pod", MatchOperator.Regex, $"(?:search|payments-api)-.*-{i}[0-9a-f]*"),
        _ => Matching.Matcher.Of("team", MatchOperator.NotRegex, "team-([0-9]|[12][0-9]|3[0-8])"), // all teams but one
    };
}
