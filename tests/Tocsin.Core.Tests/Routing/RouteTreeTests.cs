using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Routing;

public class RouteTreeTests
{
    [Theory]
    [InlineData("{}", "a")]
    [InlineData("{ matchers: [x=1] }, { receiver: b, matchers: [x=2] }, { receiver: c }", "c")]
    [InlineData("{ receiver: b, matchers: ['x=\"\"'] }", "b")]
    [InlineData("{ receiver: b, matchers: ['x=~\"|1\"'], continue: true }, { receiver: c, matchers: [x!=1], continue: true }", "b c")]
    [InlineData("{ receiver: b, continue: true, routes: [{ receiver: c, matchers: [y=1] }, { receiver: a, matchers: [y=1] }] }", "c")]
    [InlineData("{ receiver: b, routes: [{ receiver: c, matchers: [y=2] }] }, { receiver: a }", "b")]
    [InlineData("{ receiver: b, matchers: [y=1, y=2] }", "a")]
    public void An_alert_takes_the_deepest_routes_that_match(string routes, string expected)
    {
        var taken = new List<Route>();
        RouteYaml.Tree($"{{ receiver: a, routes: [{routes}] }}").Match(LabelSet.Of(("y", "1")), taken);

        Assert.Equal(expected, string.Join(' ', taken.Select(r => r.Receiver)));
    }

    [Fact]
    public void What_is_looked_up_is_what_trying_one_route_after_the_other_finds()
    {
        var taken = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new RandomRoutes(seed);
            var tree = new RouteTree(random.Tree());
            for (var i = 0; i < 30; i++)
            {
                var labels = random.Labels();
                var (expected, actual) = (new List<Route>(), new List<Route>());
                TryAll(tree.Root, labels, expected);
                tree.Match(labels, actual);

                Assert.True(expected.SequenceEqual(actual, ReferenceEqualityComparer.Instance), $"seed {seed}, alert {i}");
                taken += actual.Count;
            }
        }

        Assert.True(taken > 60 * 30 * 2, "The trees are too plain to show anything.");
    }

    [Fact]
    public void Many_siblings_and_many_labels_are_told_apart()
    {
        var routes = Enumerable.Range(0, 1000).Select(i => new Route { Receiver = $"{i}", Matchers = new MatcherList([Matcher.Of($"label{i}", MatchOperator.Equal, "x")]), Continue = true });
        var tree = new RouteTree(new Route { Receiver = "root", Routes = [.. routes] });
        var taken = new List<Route>();

        tree.Match(LabelSet.Of(("label63", "x"), ("label64", "x"), ("label65", "y"), ("label999", "x"), ("label1000", "x")), taken);

        Assert.Equal(["63", "64", "999"], taken.Select(r => r.Receiver));
    }

    [Fact]
    public void Bytes_that_are_no_text_match_as_they_do_without_the_index()
    {
        var tree = new RouteTree(new Route
        {
            Receiver = "root",
            Routes = [new Route { Receiver = "regex", Matchers = new MatcherList([Matcher.Of("x", MatchOperator.Regex, "a|\uFFFD")]) }],
        });
        var labels = new LabelSetBuilder();
        labels.Add("x"u8, [0x80]);
        var taken = new List<Route>();

        tree.Match(labels.ToLabelSet(), taken);

        Assert.Equal("regex", Assert.Single(taken).Receiver);
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        var tree = RouteYaml.Tree(
            """
            receiver: a
            routes:
            - { matchers: [team=~"pay.*", level!~"warn.+|info"], continue: true }
            - { matchers: [severity=~"critical|page"], continue: true }
            - { matchers: [team=payments], routes: [{ matchers: [level!=critical] }, { matchers: [zone=~".*"], receiver: b }] }
            """);
        var labels = LabelSet.Of(("level", "critical"), ("severity", "page"), ("team", "payments"), ("long", new string('ü', 300)));
        var taken = new List<Route>(8);
        tree.Match(labels, taken);
        taken.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        tree.Match(labels, taken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(["a", "a", "b"], taken.Select(r => r.Receiver));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_tree_of_one_route_takes_everything()
    {
        var taken = new List<Route>();
        new RouteTree(new Route { Receiver = "root" }).Match(LabelSet.Empty, taken);

        Assert.Equal("root", Assert.Single(taken).Receiver);
    }

    /// <summary>The rule as it is written, without any index.</summary>
    private static void TryAll(Route route, LabelSet labels, List<Route> into)
    {
        var before = into.Count;
        foreach (var child in route.Routes)
        {
            if (child.Matchers.All(m => m.Matches(labels)))
            {
                TryAll(child, labels, into);
                if (!child.Continue)
                {
                    break;
                }
            }
        }

        if (into.Count == before)
        {
            into.Add(route);
        }
    }
}
