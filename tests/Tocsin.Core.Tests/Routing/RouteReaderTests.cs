using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Routing;

public class RouteReaderTests
{
    [Fact]
    public void Unset_keys_have_upstreams_defaults()
    {
        var route = Read("receiver: a");

        Assert.Equal("a", route.Receiver);
        Assert.Empty(route.GroupBy);
        Assert.False(route.GroupByAll);
        Assert.Equal(TimeSpan.FromSeconds(30), route.GroupWait);
        Assert.Equal(TimeSpan.FromMinutes(5), route.GroupInterval);
        Assert.Equal(TimeSpan.FromHours(4), Assert.Single(route.RepeatIntervals));
    }

    [Fact]
    public void All_keys_are_read()
    {
        var route = Read("{ receiver: a, group_by: [cluster, alertname, 'größe'], group_wait: 0s, group_interval: 1m30s, repeat_interval: 1d }");

        Assert.Equal(["cluster", "alertname", "größe"], route.GroupBy);
        Assert.Equal(TimeSpan.Zero, route.GroupWait);
        Assert.Equal(TimeSpan.FromSeconds(90), route.GroupInterval);
        Assert.Equal(TimeSpan.FromDays(1), Assert.Single(route.RepeatIntervals));
    }

    [Theory]
    [InlineData("['...']")]
    [InlineData("['...', '...']")]
    public void Three_dots_group_by_all_labels(string groupBy)
    {
        var route = Read($"{{ receiver: a, group_by: {groupBy} }}");

        Assert.True(route.GroupByAll);
        Assert.Empty(route.GroupBy);
    }

    private static Route Read(string yaml)
    {
        var errors = new ConfigErrors();
        var route = new RouteReader(MatcherSyntax.Default, new HashSet<string> { "a" }, new HashSet<string>()).Read(new ConfigSection(YamlReader.Read(yaml, errors)!, "route", errors)).Root;
        Assert.Empty(errors.InOrder);
        return route;
    }
}
