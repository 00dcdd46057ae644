namespace Tocsin.Routing;

/// <summary>What is allowed and hardly meant.</summary>
public class RouteWarningTests
{
    private const string Less = "repeat_interval is less than group_interval. Notifications will not repeat until the next group_interval.";
    private const string Greater = "repeat_interval is longer than what was sent is remembered (--data.retention): a group that comes back after that is sent as new.";

    [Theory]
    [InlineData("{ receiver: a, repeat_interval: 1m }", "line 1, column 33: route.repeat_interval: " + Less)]
    [InlineData("{ receiver: a, repeat_intervals: [1m, 1h] }", "line 1, column 34: route.repeat_intervals: " + Less)]
    [InlineData("{ receiver: a, group_interval: 5h }", "line 1, column 1: route.repeat_interval: " + Less)]
    [InlineData("{ receiver: a, repeat_interval: 5m }", "")]
    public void Repeats_before_a_group_is_looked_at_again_are_pointed_out(string yaml, string expected) => Assert.Equal(expected, RouteYaml.Warnings(yaml));

    [Theory]
    [InlineData("{ receiver: a }", 3, "line 1, column 1: route.repeat_interval: " + Greater)]
    [InlineData("{ receiver: a, repeat_interval: 6h }", 5, "line 1, column 33: route.repeat_interval: " + Greater)]
    [InlineData("{ receiver: a, repeat_intervals: [1h, 6h] }", 5, "line 1, column 34: route.repeat_intervals: " + Greater)]
    [InlineData("{ receiver: a, repeat_interval: 6h }", 6, "")]
    public void Repeats_after_what_was_sent_is_forgotten_are_pointed_out(string yaml, int retentionHours, string expected) =>
        Assert.Equal(expected, RouteYaml.Warnings(yaml, TimeSpan.FromHours(retentionHours)));

    [Fact]
    public void Children_that_inherit_the_times_do_not_repeat_the_warning() =>
        Assert.Equal(
            "line 1, column 33: route.repeat_interval: " + Less,
            RouteYaml.Warnings("{ receiver: a, repeat_interval: 1m, routes: [{ receiver: b }, { group_interval: 1m }] }"));

    [Fact]
    public void A_child_that_brings_it_about_has_a_warning_of_its_own() =>
        Assert.Equal(
            "line 1, column 44: route.routes[0].repeat_interval: " + Less,
            RouteYaml.Warnings("{ receiver: a, routes: [{ repeat_interval: 1m }] }"));
}
