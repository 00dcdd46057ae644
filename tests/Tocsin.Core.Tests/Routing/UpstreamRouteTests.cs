using Tocsin.Alerts;

namespace Tocsin.Routing;

/// <summary>The cases of Alertmanager's dispatch/route_test.go.</summary>
public class UpstreamRouteTests
{
    private const string A = """{}/{owner="team-A"}""";
    private const string NewA = """{}/{level!="critical",owner="team-A"}""";
    private const string Role = """{}/{group_by="role"}""";

    private const string Default = "by: wait 00:00:30 interval 00:05:00 repeat 04:00:00";

    /// <summary>The labels, then for each route its key in the old notation, in the new one, and its options.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "owner=team-A", A, NewA, $"notify-A {Default}" },
        { "owner=team-A env=unset", A, NewA, $"notify-A {Default}" },
        {
            "owner=team-C", """{}/{owner=~"^(?:team-(B|C))$"}""", """{}/{owner=~"team-(B|C)"}""",
            "notify-BC by:foo,bar wait 00:02:00 interval 00:05:00 repeat 04:00:00"
        },
        {
            "owner=team-A env=testing", A + """/{env="testing"}""", NewA + """/{baz!~".*quux",env="testing"}""",
            "notify-testing by:all wait 00:00:30 interval 00:05:00 repeat 04:00:00"
        },
        {
            "owner=team-A env=production",
            A + """/{env="production"}""" + "\n" + A + """/{env=~"^(?:produ.*)$",job=~"^(?:.*)$"}""",
            NewA + """/{env="production"}""" + "\n" + NewA + """/{env=~"produ.*",job=~".*"}""",
            "notify-productionA by: wait 00:01:00 interval 00:05:00 repeat 04:00:00\nnotify-productionB by:job wait 00:00:30 interval 00:05:00 repeat 01:00:00"
        },
        { "group_by=role", Role, Role, "notify-def by:role wait 00:00:30 interval 00:05:00 repeat 04:00:00" },
        { "env=testing group_by=role", Role + """/{env="testing"}""", Role + """/{env="testing"}""", "notify-testing by:role wait 00:00:30 interval 00:05:00 repeat 04:00:00" },
        {
            "env=testing group_by=role wait=long", Role + """/{env="testing"}/{wait="long"}""", Role + """/{env="testing"}/{wait="long"}""",
            "notify-testing by:role wait 00:02:00 interval 00:05:00 repeat 04:00:00"
        },
        { "owner=team-D", "{}", "{}", $"notify-def {Default}" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_alert_takes_the_routes_that_it_takes_upstream(string labels, string oldKeys, string newKeys, string options)
    {
        Assert.Equal((oldKeys, options), Taken(UpstreamRoutes.Old, labels));
        Assert.Equal((newKeys, options), Taken(UpstreamRoutes.New, labels));
        Assert.Equal((labels == "owner=team-C" ? oldKeys : newKeys, options), Taken(UpstreamRoutes.Mixed, labels));
    }

    [Fact]
    public void The_tree_is_walked_as_upstream() =>
        Assert.Equal(
            ["notify-def", "notify-A", "notify-testing", "notify-productionA", "notify-productionB", "notify-BC", "notify-def", "notify-testing", "notify-testing"],
            RouteYaml.Tree(UpstreamRoutes.Old, UpstreamRoutes.Receivers).All.Select(r => r.Receiver));

    private static (string Keys, string Options) Taken(string yaml, string labels)
    {
        var taken = new List<Route>();
        RouteYaml.Tree(yaml, UpstreamRoutes.Receivers).Match(LabelSet.Of(labels.Split(' ').Select(l => new Label(l.Split('=')[0], l.Split('=')[1]))), taken);
        return (string.Join('\n', taken.Select(r => r.Key)), string.Join('\n', taken.Select(Options)));
    }

    private static string Options(Route route) =>
        $"{route.Receiver} by:{(route.GroupByAll ? "all" : string.Join(',', route.GroupBy))} wait {route.GroupWait} interval {route.GroupInterval} repeat {route.RepeatIntervals[0]}";
}
