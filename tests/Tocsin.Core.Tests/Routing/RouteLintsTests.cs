namespace Tocsin.Routing;

public class RouteLintsTests
{
    [Theory]
    [InlineData("[x=1, x=2]", """x="1" and x="2" can't hold together""")]
    [InlineData("[x=1, x!=1]", """x="1" and x!="1" can't hold together""")]
    [InlineData("['x=~\"a|b\"', 'x=~\"c|d\"']", """x=~"a|b" and x=~"c|d" can't hold together""")]
    [InlineData("['x=~\"a|b\"', x!=a, x!~b]", """x!="a" and x=~"a|b" and x!~"b" can't hold together""")]
    [InlineData("['x=\"\"', 'x!=\"\"']", """x="" and x!="" can't hold together""")]
    [InlineData("['x=\"\"', x=~.+]", """x="" and x=~".+" can't hold together""")]
    [InlineData("[x=ab, 'x=~\"a|c.*\"']", """x="ab" and x=~"a|c.*" can't hold together""")]
    public void Matchers_that_contradict_each_other_are_found(string matchers, string expected) =>
        Assert.Equal("line 1, column 25: no alert can match this route: " + expected, Lints($"[{{ matchers: {matchers} }}]"));

    [Fact]
    public void A_route_that_contradicts_one_above_it_is_found_and_what_is_below_it_is_not_repeated() =>
        Assert.Equal(
            """line 1, column 87: no alert can match this route: team="a" and team="b" can't hold together""",
            Lints("[{ matchers: [team=a], routes: [{ matchers: [zone=x], routes: [{ matchers: [team=b], routes: [{ matchers: [team=c] }] }] }] }]"));

    [Theory]
    [InlineData("{}", "{ matchers: [x=1] }")]
    [InlineData("{ matchers: [x=1] }", "{ matchers: [x=1] }")]
    [InlineData("{ matchers: [x=1] }", "{ matchers: [x=1, y=2] }")]
    [InlineData("{ matchers: [x=~a.*] }", "{ matchers: [x=~a.*, y=2] }")]
    [InlineData("{ matchers: ['x=~\"1|2\"'] }", "{ matchers: [x=2] }")]
    [InlineData("{ matchers: [x!=1] }", "{ matchers: ['x=~\"2|3\"'] }")]
    [InlineData("{ matchers: [x!~1.*] }", "{ matchers: ['x=\"\"'] }")]
    public void A_route_behind_one_that_takes_all_its_alerts_is_found(string first, string second)
    {
        const string Message = "no alert gets to this route: what it matches is taken by the route at line 1, column 25 before it, which has no continue";

        Assert.Equal($"line 1, column {27 + first.Length}: {Message}", Lints($"[{first}, {second}]"));
        Assert.Equal("", Lints($"[{first.Replace("{", "{ continue: true,", StringComparison.Ordinal)}, {second}]"));
        Assert.Equal("", Lints($"[{{ matchers: [z=1], routes: [{first}] }}, {second}]"));
    }

    [Fact]
    public void What_routes_above_already_want_counts_too() =>
        Assert.StartsWith(
            "line 1, column 82: no alert gets to this route",
            Lints("[{ matchers: [team=db], routes: [{ matchers: [team=db] }, { matchers: [x=1] }] }]"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{ matchers: [x=1] }", "{ matchers: [x=2] }")]
    [InlineData("{ matchers: [x=1, y=1] }", "{ matchers: [x=1] }")]
    [InlineData("{ matchers: [x=~a.*] }", "{ matchers: [x=~ab.*] }")]
    [InlineData("{ matchers: ['x!=\"\"'] }", "{ matchers: ['x=~\".*\"'] }")]
    [InlineData("{ matchers: ['x=~\".*\"'] }", "{ matchers: [y=1] }")]
    public void What_is_not_certain_is_not_said(string first, string second) => Assert.Equal("", Lints($"[{first}, {second}]"));

    [Fact]
    public void Upstreams_trees_are_clean()
    {
        Assert.Empty(RouteLints.Of(RouteYaml.Tree(UpstreamRoutes.Old, UpstreamRoutes.Receivers)));
        Assert.Empty(RouteLints.Of(RouteYaml.Tree(UpstreamRoutes.Mixed, UpstreamRoutes.Receivers)));
    }

    [Fact]
    public void No_alert_ever_takes_a_route_that_is_said_to_be_dead()
    {
        var found = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new RandomRoutes(seed);
            var tree = new RouteTree(random.Tree());
            var dead = RouteLints.Of(tree).SelectMany(lint => Branch(lint.Route)).ToHashSet(ReferenceEqualityComparer.Instance);
            var taken = new List<Route>();
            for (var i = 0; i < 50; i++)
            {
                tree.Match(random.Labels(), taken);
            }

            Assert.DoesNotContain(taken, dead.Contains);
            found += dead.Count;
        }

        Assert.True(found > 1000, "The trees have too few dead routes to show anything.");
    }

    [Fact]
    public void Receivers_that_no_route_leads_to_are_found() =>
        Assert.Equal(["c", "A"], RouteLints.Unused(RouteYaml.Tree("{ receiver: a, routes: [{ receiver: b }] }"), ["a", "b", "c", "A"]));

    private static string Lints(string routes) => string.Join('\n', RouteLints.Of(RouteYaml.Tree($"{{ receiver: a, routes: {routes} }}")));

    private static IEnumerable<Route> Branch(Route route) => route.Routes.SelectMany(Branch).Prepend(route);
}
