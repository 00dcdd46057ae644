namespace Tocsin.Routing;

public class RouteReaderTests
{
    [Fact]
    public void Unset_keys_have_upstreams_defaults()
    {
        var route = RouteYaml.Tree("receiver: a").Root;

        Assert.Equal("a", route.Receiver);
        Assert.Equal("{}", route.Key);
        Assert.Empty(route.Matchers);
        Assert.Empty(route.GroupBy);
        Assert.False(route.GroupByAll);
        Assert.False(route.Continue);
        Assert.Equal(TimeSpan.FromSeconds(30), route.GroupWait);
        Assert.Equal(TimeSpan.FromMinutes(5), route.GroupInterval);
        Assert.Equal(TimeSpan.FromHours(4), Assert.Single(route.RepeatIntervals));
        Assert.Empty(route.Labels);
    }

    [Fact]
    public void Keys_that_are_null_or_empty_change_nothing()
    {
        var route = RouteYaml.Tree(
            """
            { receiver: a, group_by: ~, group_wait: ~, group_interval: ~, repeat_interval: ~, repeat_intervals: ~, labels: {}, continue: false,
              match: {}, match_re: ~, matchers: [], mute_time_intervals: [], active_time_intervals: ~, routes: [] }
            """).Root;

        Assert.Equal(RouteYaml.Tree("receiver: a").Root.ToString(), (route with { Labels = new Route { Receiver = "a" }.Labels }).ToString());
    }

    [Fact]
    public void All_keys_of_a_route_are_read()
    {
        var route = Child(
            """
            - receiver: b
              group_by: [cluster, alertname, 'größe']
              group_wait: 0s
              group_interval: 1m30s
              repeat_interval: 1d
              match: { team: db }
              match_re: { owner: 'team-(B|C)' }
              matchers: [level!="critical"]
              continue: true
              mute_time_intervals: [nights]
              active_time_intervals: [weekends, nights]
              labels: { page: '{{ .CommonLabels.severity }}' }
            """);

        Assert.Equal("b", route.Receiver);
        Assert.Equal(["cluster", "alertname", "größe"], route.GroupBy);
        Assert.Equal(TimeSpan.Zero, route.GroupWait);
        Assert.Equal(TimeSpan.FromSeconds(90), route.GroupInterval);
        Assert.Equal([TimeSpan.FromDays(1)], route.RepeatIntervals);
        Assert.Equal("""{}/{level!="critical",owner=~"^(?:team-(B|C))$",team="db"}""", route.Key);
        Assert.True(route.Continue);
        Assert.Equal(["nights"], route.MuteTimeIntervals);
        Assert.Equal(["weekends", "nights"], route.ActiveTimeIntervals);
        Assert.Equal("{{ .CommonLabels.severity }}", route.Labels["page"]);
        Assert.Equal("line 3, column 3", route.Location.ToString());
    }

    [Fact]
    public void A_child_inherits_the_receiver_the_grouping_the_times_and_the_labels_alone()
    {
        var tree = RouteYaml.Tree(
            """
            receiver: a
            routes:
            - receiver: b
              group_by: [x]
              group_wait: 1s
              group_interval: 2s
              repeat_intervals: [1h, 4h, 24h]
              matchers: [k=v]
              continue: true
              mute_time_intervals: [nights]
              active_time_intervals: [weekends]
              labels: { one: '1' }
              routes: [{}]
            """);
        var (parent, child) = (tree.All[1], tree.All[2]);

        Assert.Equal("b", child.Receiver);
        Assert.Equal(parent.GroupBy, child.GroupBy);
        Assert.Equal((parent.GroupWait, parent.GroupInterval), (child.GroupWait, child.GroupInterval));
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(24)], child.RepeatIntervals);
        Assert.Equal(parent.Labels, child.Labels);
        Assert.Equal("""{}/{k="v"}/{}""", child.Key);
        Assert.Empty(child.Matchers);
        Assert.False(child.Continue);
        Assert.Empty(child.MuteTimeIntervals);
        Assert.Empty(child.ActiveTimeIntervals);
    }

    [Theory]
    [InlineData("['...']")]
    [InlineData("['...', '...']")]
    public void Three_dots_group_by_all_labels(string groupBy)
    {
        var route = RouteYaml.Tree($"{{ receiver: a, group_by: {groupBy} }}").Root;

        Assert.True(route.GroupByAll);
        Assert.Empty(route.GroupBy);
    }

    [Theory]
    [InlineData("{}", true, "")]
    [InlineData("{ group_by: ~ }", true, "")]
    [InlineData("{ group_by: [foo] }", false, "foo")]
    [InlineData("{ group_by: [] }", false, "")]
    public void A_childs_own_list_takes_the_place_of_its_parents_three_dots(string child, bool all, string names)
    {
        var route = RouteYaml.Tree($"{{ receiver: a, group_by: ['...'], routes: [{child}] }}").All[1];

        Assert.Equal(all, route.GroupByAll);
        Assert.Equal(names, string.Join(',', route.GroupBy));
    }

    [Fact]
    public void An_empty_list_on_a_child_makes_one_group_where_its_parent_makes_several() =>
        Assert.Empty(RouteYaml.Tree("{ receiver: a, group_by: [x], routes: [{ group_by: [] }] }").All[1].GroupBy);

    [Fact]
    public void Labels_are_merged_and_the_childs_win()
    {
        var route = RouteYaml.Tree("{ receiver: a, labels: { x: '1', y: '2' }, routes: [{ labels: { y: '3', z: ~ } }] }").All[1];

        Assert.Equal(["x=1", "y=3", "z="], route.Labels.Select(l => $"{l.Key}={l.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("repeat_interval: 2h", "02:00:00")]
    [InlineData("repeat_intervals: [30m, 2h]", "00:30:00 02:00:00")]
    public void A_childs_own_repeats_take_the_place_of_its_parents(string child, string expected) =>
        Assert.Equal(expected, string.Join(' ', RouteYaml.Tree($"{{ receiver: a, repeat_intervals: [1h, 4h], routes: [{{ {child} }}] }}").All[1].RepeatIntervals));

    [Fact]
    public void Routes_are_numbered_depth_first()
    {
        var tree = RouteYaml.Tree("{ receiver: a, routes: [{ receiver: b, routes: [{ receiver: c }, {}] }, {}] }");

        Assert.Equal(["a", "b", "c", "b", "a"], tree.All.Select(r => r.Receiver));
        Assert.Equal([0, 1, 2, 3, 4], tree.All.Select(r => r.Index));
    }

    private static Route Child(string routes) => RouteYaml.Tree($"receiver: a\nroutes:\n{routes}").All[1];
}
