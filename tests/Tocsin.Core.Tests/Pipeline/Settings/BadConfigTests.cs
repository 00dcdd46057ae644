using Tocsin.Configuration;
using Tocsin.Notification;

namespace Tocsin.Pipeline.Settings;

/// <summary>Whole files with a mistake, and exactly what is said about it.</summary>
public class BadConfigTests
{
    private const string KnownAtTop =
        "(known here: event_recorder, global, inhibit_rules, mute_time_intervals, receivers, route, templates, time_intervals, tracing)";

    private const string Receivers = "receivers: [{ name: a }]\n";

    private const string RouteKeys =
        "(known here: active_time_intervals, continue, group_by, group_interval, group_wait, labels, match, match_re, matchers, mute_time_intervals, "
        + "receiver, repeat_interval, repeat_intervals, routes)";

    public static TheoryData<string, string> SyntaxErrors => new()
    {
        { "", "no route provided in config: the file is empty" },
        { "# nothing\n", "no route provided in config: the file is empty" },
        { "route:\n\treceiver: a\n", "line 2, column 1: not valid YAML: While scanning a mapping, found invalid tab as indentation." },
        { "route: [a\n", "line 2, column 1: not valid YAML: While parsing a flow sequence, did not find expected ',' or ']'." },
        { "route: {a: b\nreceivers: c\n", "line 1, column 10: not valid YAML: What follows here can't be understood; is a bracket or a quote left open?" },
        { "route:\n  receiver: a: b\n", "line 2, column 14: not valid YAML: While scanning a plain scalar value, found invalid mapping." },
        { "route: 'a\n", "line 1, column 8: not valid YAML: While scanning a quoted scalar, found unexpected end of stream." },
        { "route:\n   receiver: a\n  group_wait: 5s\n", "line 3, column 3: not valid YAML: While parsing a block mapping, did not find expected key." },
        { "route: \"\\q\"\n", "line 1, column 8: not valid YAML: While scanning a quoted scalar, found unknown escape character." },
        { "route: *later\n", "line 1, column 8: not valid YAML: this alias has no anchor before it (text that begins with * needs quotes)" },
        { "route: &r\n  a: *r\n", "line 2, column 6: not valid YAML: an anchor's value contains itself" },
        { "route: \u0001\n", "line 1, column 8: control characters are not allowed: U+0001" },
        { "route", "line 1, column 1: expected a mapping of keys (global, route, receivers) at the top of the file" },
        { "- a\n", "line 1, column 1: expected a mapping of keys (global, route, receivers) at the top of the file" },
    };

    public static TheoryData<string, string> StructureErrors => new()
    {
        { "route: { receiver: a }\n" + Receivers + "---\nroute: {}\n", "line 4, column 1: a second document starts here: a configuration is one document" },
        { "route: { receiver: a }\n" + Receivers + "route: { receiver: a }\n", "line 3, column 1: route is given twice (first at line 1, column 1)" },
        { "route: { receiver: a, receiver: b }\n" + Receivers, "line 1, column 23: receiver is given twice (first at line 1, column 10)" },
        { "route: { receiver: a, [x]: b }\n" + Receivers, "line 1, column 23: a key must be text" },
        { "route: { receiver: a, ~: b }\n" + Receivers, "line 1, column 23: a key must be text" },
        { "route: { receiver: a, <<: b }\n" + Receivers, "line 1, column 27: map merge requires map or sequence of maps as the value" },
        { "route: { receiver: !!binary YQ== }\n" + Receivers, "line 1, column 20: binary values are not supported; write the text itself\nline 1, column 20: route.receiver: undefined receiver \"YQ==\" used in route" },
        { "route: { receiver: a }\n" + Receivers + "silences: []\n", "line 3, column 1: silences: unknown key " + KnownAtTop },
        { "routes: { receiver: a }\n" + Receivers, "line 1, column 1: no routes provided\nline 1, column 1: routes: unknown key (did you mean route?)" },
        { "route: { reciever: a }\n" + Receivers, "line 1, column 8: route: root route must specify a default receiver\nline 1, column 10: route.reciever: unknown key " + RouteKeys },
        { "route: { receiver: a, 'webhook_url:https://hooks/T0/B0/x': }\n" + Receivers, "line 1, column 23: route.(a key that isn't shown): unknown key " + RouteKeys },
        { "global: []\nroute: { receiver: a }\n" + Receivers, "line 1, column 9: global: expected a mapping" },
        { "global: { smtp_fromm: x }\nroute: { receiver: a }\n" + Receivers, "line 1, column 11: global.smtp_fromm: unknown key (did you mean smtp_from?)" },
        { "global: { resolve_timeout: 5 }\nroute: { receiver: a }\n" + Receivers, "line 1, column 28: global.resolve_timeout: not a valid duration string: \"5\" (write it like 30s, 5m, 1h30m or 7d)" },
    };

    public static TheoryData<string, string> RouteErrors => new()
    {
        { Receivers, "line 1, column 1: no routes provided" },
        { "route:\n" + Receivers, "line 1, column 1: no routes provided" },
        { "route: a\n" + Receivers, "line 1, column 8: route: expected a mapping" },
        { "route: {}\n" + Receivers, "line 1, column 8: route: root route must specify a default receiver" },
        { "route: { receiver: '' }\n" + Receivers, "line 1, column 8: route: root route must specify a default receiver" },
        { "route: { receiver: [a] }\n" + Receivers, "line 1, column 20: route.receiver: expected text" },
        { "route: { receiver: b }\n" + Receivers, "line 1, column 20: route.receiver: undefined receiver \"b\" used in route" },
        { "route: { receiver: a, group_by: [x, y, x] }\n" + Receivers, "line 1, column 40: route.group_by: duplicated label \"x\" in group_by" },
        { "route: { receiver: a, group_by: [x, ''] }\n" + Receivers, "line 1, column 37: route.group_by: invalid label name \"\" in group_by list" },
        { "route: { receiver: a, group_by: [x, ~] }\n" + Receivers, "line 1, column 37: route.group_by: invalid label name \"\" in group_by list" },
        { "route: { receiver: a, group_by: ['...', x] }\n" + Receivers, "line 1, column 33: route.group_by: cannot have wildcard group_by (`...`) and other labels at the same time" },
        { "route: { receiver: a, group_by: x }\n" + Receivers, "line 1, column 33: route.group_by: expected a list" },
        { "route: { receiver: a, group_by: [[x]] }\n" + Receivers, "line 1, column 34: route.group_by: expected text" },
        { "route: { receiver: a, group_wait: '' }\n" + Receivers, "line 1, column 35: route.group_wait: empty duration string" },
        { "route: { receiver: a, group_wait: 300y }\n" + Receivers, "line 1, column 35: route.group_wait: duration out of range: \"300y\"" },
        { "route: { receiver: a, group_interval: 0s }\n" + Receivers, "line 1, column 39: route.group_interval: group_interval cannot be zero" },
        { "route: { receiver: a, repeat_interval: 0 }\n" + Receivers, "line 1, column 40: route.repeat_interval: repeat_interval cannot be zero" },
        { "route:\n  receiver: a\n  routes: [~]\n" + Receivers, "line 3, column 12: route.routes[0]: expected a mapping" },
        { "route:\n  receiver: a\n  continue: true\n" + Receivers, "line 3, column 13: route.continue: cannot have continue in root route" },
    };

    public static TheoryData<string, string> ReceiverErrors => new()
    {
        { "[{ name: a }, { name: a }]", "line 2, column 34: receivers[1].name: notification config name \"a\" is not unique" },
        { "[{ name: a }, {}]", "line 2, column 26: receivers[1]: missing name in receiver" },
        { "[{ name: a }, ~]", "line 2, column 26: receivers[1]: missing name in receiver" },
        { "[{ name: a }, { name: '' }]", "line 2, column 26: receivers[1]: missing name in receiver" },
        { "[{ name: a }, b]", "line 2, column 26: receivers[1]: expected a mapping" },
        { "{ name: a }", "line 1, column 20: route.receiver: undefined receiver \"a\" used in route\nline 2, column 12: receivers: expected a list" },
        { "[{ name: a, webhook_config: [] }]", "line 2, column 24: receivers[0].webhook_config: unknown key (did you mean webhook_configs?)" },
        { "[{ name: a, webhook_configs: [~] }]", "line 2, column 42: receivers[0].webhook_configs[0]: missing webhook config" },
        { "[{ name: a, webhook_configs: [{ url: ftp://x }] }]", "line 2, column 49: receivers[0].webhook_configs[0].url: unsupported scheme \"ftp\" for URL (write it like https://host/path)" },
        { "[{ name: a, webhook_configs: [{ url: http:///x }] }]", "line 2, column 49: receivers[0].webhook_configs[0].url: missing host for URL (write it like https://host/path)" },
        { "[{ name: a, webhook_configs: [{ url: 'http://x:y' }] }]", "line 2, column 49: receivers[0].webhook_configs[0].url: is no URL (write it like https://host/path)" },
        { "[{ name: a, webhook_configs: [{ url: http://x, urll: 1 }] }]", "line 2, column 59: receivers[0].webhook_configs[0].urll: unknown key (did you mean url?)" },
        { "[{ name: a, webhook_configs: [{ url: http://x, send_resolved: maybe }] }]", "line 2, column 74: receivers[0].webhook_configs[0].send_resolved: \"maybe\" is neither true nor false" },
        { "[{ name: a, webhook_configs: [{ url: http://x, send_resolved: 'true' }] }]", "line 2, column 74: receivers[0].webhook_configs[0].send_resolved: \"true\" is neither true nor false (write it without quotes)" },
        { "[{ name: a, webhook_configs: [{ url: http://x, max_alerts: -1 }] }]", "line 2, column 71: receivers[0].webhook_configs[0].max_alerts: \"-1\" is no whole number from 0 to 2147483647" },
    };

    [Theory]
    [MemberData(nameof(SyntaxErrors))]
    [MemberData(nameof(StructureErrors))]
    [MemberData(nameof(RouteErrors))]
    public void The_mistake_is_named_with_its_place(string yaml, string expected) => Assert.Equal(expected, Errors(yaml));

    [Theory]
    [MemberData(nameof(ReceiverErrors))]
    public void A_mistake_in_a_receiver_is_named_with_its_place(string receivers, string expected) =>
        Assert.Equal(expected, Errors("route: { receiver: a }\nreceivers: " + receivers + "\n"));

    [Theory]
    [InlineData("nowhere/*", "line 3, column 12: templates: expected a list")]
    [InlineData("[nowhere/*, { a: b }]", "line 3, column 24: templates: expected text")]
    public void A_mistake_is_told_once_though_several_ask_for_its_key(string templates, string expected) =>
        Assert.Equal(expected, Errors("route: { receiver: a }\n" + Receivers + "templates: " + templates + "\n"));

    [Fact]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_file()
    {
        const string Yaml =
            """
            global:
              resolve_timeout: soon
            route:
              receiver: nobody
              group_by: [a, a]
              group_interval: 0s
              group_interval: 1m
              matchers: ['x="y"']
            receivers:
            - name: a
              webhook_configs:
              - url: nowhere
                sendresolved: true
            - webhook_configs: []
            silences: []
            """;

        Assert.Equal(
            $"""
            line 2, column 20: global.resolve_timeout: not a valid duration string: "soon" (write it like 30s, 5m, 1h30m or 7d)
            line 4, column 13: route.receiver: undefined receiver "nobody" used in route
            line 5, column 17: route.group_by: duplicated label "a" in group_by
            line 6, column 19: route.group_interval: group_interval cannot be zero
            line 7, column 3: group_interval is given twice (first at line 6, column 3)
            line 8, column 13: route.matchers: root route must not have any matchers
            line 12, column 10: receivers[0].webhook_configs[0].url: unsupported scheme "" for URL (write it like https://host/path)
            line 13, column 5: receivers[0].webhook_configs[0].sendresolved: unknown key (did you mean send_resolved?)
            line 14, column 3: receivers[1]: missing name in receiver
            line 15, column 1: silences: unknown key {KnownAtTop}
            """,
            Errors(Yaml));
    }

    [Fact]
    public void Each_line_of_the_exception_begins_with_the_name_of_the_file()
    {
        var exception = Assert.Throws<ConfigException>(() => TocsinConfig.Parse("route: {}\nx: 1\n", "my.yml", TimeProvider.System, TestIntegration.All));

        Assert.All(exception.Message.Split(Environment.NewLine), line => Assert.StartsWith("my.yml: line ", line, StringComparison.Ordinal));
        Assert.Equal(2, exception.Errors.Count);
    }

    private static string Errors(string yaml) =>
        string.Join("\n", Assert.Throws<ConfigException>(() => TocsinConfig.Parse(yaml, "test.yml", TimeProvider.System, TestIntegration.All)).Errors);
}
