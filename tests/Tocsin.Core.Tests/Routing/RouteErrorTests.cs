using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>What is refused in routes, in Alertmanager's words and at its very place.</summary>
public class RouteErrorTests
{
    [Theory]
    [InlineData("{}", "line 1, column 1: route: root route must specify a default receiver")]
    [InlineData("{ receiver: '' }", "line 1, column 1: route: root route must specify a default receiver")]
    [InlineData("{ receiver: [a] }", "line 1, column 13: route.receiver: expected text")]
    [InlineData("{ receiver: d }", "line 1, column 13: route.receiver: undefined receiver \"d\" used in route")]
    [InlineData("{ receiver: a, continue: true }", "line 1, column 26: route.continue: cannot have continue in root route")]
    [InlineData("{ receiver: a, continue: maybe }", "line 1, column 26: route.continue: \"maybe\" is neither true nor false")]
    [InlineData("{ receiver: a, match: { x: y } }", "line 1, column 23: route.match: root route must not have any matchers")]
    [InlineData("{ receiver: a, match_re: { x: y } }", "line 1, column 26: route.match_re: root route must not have any matchers")]
    [InlineData("{ receiver: a, matchers: [x=y] }", "line 1, column 26: route.matchers: root route must not have any matchers")]
    [InlineData("{ receiver: a, matchers: [x] }", "line 1, column 27: route.matchers: bad matcher format: x")]
    [InlineData("{ receiver: a, mute_time_intervals: [nights] }", "line 1, column 37: route.mute_time_intervals: root route must not have any mute time intervals")]
    [InlineData("{ receiver: a, active_time_intervals: [nights] }", "line 1, column 39: route.active_time_intervals: root route must not have any active time intervals")]
    public void The_root_takes_every_alert_at_any_time(string yaml, string expected) => Assert.Equal(expected, RouteYaml.Errors(yaml));

    [Theory]
    [InlineData("receiver: d", "line 1, column 37: route.routes[0].receiver: undefined receiver \"d\" used in route")]
    [InlineData("mute_time_intervals: [nights, days]", "line 1, column 57: route.routes[0].mute_time_intervals: undefined time interval \"days\" used in route")]
    [InlineData("active_time_intervals: [~]", "line 1, column 51: route.routes[0].active_time_intervals: undefined time interval \"\" used in route")]
    [InlineData("match: { a-b: c }", "line 1, column 36: route.routes[0].match: invalid label name \"a-b\"")]
    [InlineData("reciever: a", "line 1, column 27: route.routes[0].reciever: unknown key (known here: active_time_intervals, continue, group_by, group_interval, group_wait, labels, match, match_re, matchers, mute_time_intervals, receiver, repeat_interval, repeat_intervals, routes)")]
    public void A_mistake_of_a_child_is_named_with_its_place(string child, string expected) =>
        Assert.Equal(expected, RouteYaml.Errors($"{{ receiver: a, routes: [{{ {child} }}] }}"));

    [Theory]
    [InlineData("[x, y, x]", "line 1, column 33: route.group_by: duplicated label \"x\" in group_by")]
    [InlineData("[x, '']", "line 1, column 30: route.group_by: invalid label name \"\" in group_by list")]
    [InlineData("[x, ~]", "line 1, column 30: route.group_by: invalid label name \"\" in group_by list")]
    [InlineData("['...', x]", "line 1, column 26: route.group_by: cannot have wildcard group_by (`...`) and other labels at the same time")]
    [InlineData("x", "line 1, column 26: route.group_by: expected a list")]
    [InlineData("[[x]]", "line 1, column 27: route.group_by: expected text")]
    public void What_can_not_be_grouped_by_is_refused(string groupBy, string expected) =>
        Assert.Equal(expected, RouteYaml.Errors($"{{ receiver: a, group_by: {groupBy} }}"));

    [Theory]
    [InlineData("group_by: ['größe']", "line 1, column 27: route.group_by: invalid label name \"größe\" in group_by list")]
    [InlineData("labels: { 'größe': x }", "line 1, column 26: route.labels: invalid label name \"größe\" in route labels")]
    public void In_classic_mode_label_names_are_plain(string keys, string expected)
    {
        Assert.Equal("", RouteYaml.Errors($"{{ receiver: a, {keys} }}"));
        Assert.Equal(expected, RouteYaml.Errors($"{{ receiver: a, {keys} }}", MatcherMode.Classic));
    }

    [Theory]
    [InlineData("group_wait: ''", "line 1, column 28: route.group_wait: empty duration string")]
    [InlineData("group_interval: 0s", "line 1, column 32: route.group_interval: group_interval cannot be zero")]
    [InlineData("repeat_interval: 0", "line 1, column 33: route.repeat_interval: repeat_interval cannot be zero")]
    [InlineData("repeat_intervals: [1h, 0s]", "line 1, column 39: route.repeat_intervals: an interval cannot be zero")]
    [InlineData("repeat_intervals: [~, 1h]", "line 1, column 35: route.repeat_intervals: empty duration string")]
    [InlineData("repeat_intervals: [1h, -1h]", "line 1, column 39: route.repeat_intervals: not a valid duration string: \"-1h\" (write it like 30s, 5m, 1h30m or 7d)")]
    [InlineData("repeat_intervals: []", "line 1, column 34: route.repeat_intervals: needs at least one interval")]
    [InlineData("repeat_intervals: 1h", "line 1, column 34: route.repeat_intervals: expected a list")]
    [InlineData("repeat_interval: 1h, repeat_intervals: [1h]", "line 1, column 55: route.repeat_intervals: at most one of repeat_interval & repeat_intervals must be configured")]
    public void Times_that_can_not_be_are_refused(string keys, string expected) => Assert.Equal(expected, RouteYaml.Errors($"{{ receiver: a, {keys} }}"));

    [Theory]
    [InlineData("{ '': x }", "line 1, column 26: route.labels: invalid label name \"\" in route labels")]
    [InlineData("{ x: [y] }", "line 1, column 29: route.labels.x: expected text")]
    [InlineData("[x]", "line 1, column 24: route.labels: expected a mapping")]
    [InlineData("{ x: '{{ .Foo' }", "line 1, column 29: route.labels.x: template: :1: unclosed action")]
    [InlineData("{ x: '{{ nope . }}' }", "line 1, column 29: route.labels.x: template: :1: function \"nope\" not defined")]
    public void Labels_need_good_names_and_templates(string labels, string expected) =>
        Assert.Equal(expected, RouteYaml.Errors($"{{ receiver: a, labels: {labels} }}"));
}
