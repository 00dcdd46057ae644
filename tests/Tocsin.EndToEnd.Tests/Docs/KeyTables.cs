namespace Tocsin.EndToEnd.Docs;

/// <summary>All tables of keys, each with a configuration that has the reader say which keys it knows there.</summary>
internal static class KeyTables
{
    public const string Configuration = "docs/configuration.md";
    public const string Receivers = "docs/receivers.md";

    private const string Minimum = "route: { receiver: a }\nreceivers: [{ name: a }]\n";
    private const string Source = "sources: { p: { type: prometheus, url: 'http://p' } }\n";

    private static readonly (string ConfigKey, string Below, string Key)[] _withinReceivers =
    [
        ("pagerduty_configs", "images", "images: [{ zzz: 1 }]"),
        ("pagerduty_configs", "links", "links: [{ zzz: 1 }]"),
        ("slack_configs", "fields", "fields: [{ title: t, value: v, zzz: 1 }]"),
        ("slack_configs", "actions", "actions: [{ type: t, text: t, url: u, zzz: 1 }]"),
        ("slack_configs", "actions.confirm", "actions: [{ type: t, text: t, name: n, confirm: { text: t, zzz: 1 } }]"),
        ("email_configs", "threading", "threading: { zzz: 1 }"),
        ("opsgenie_configs", "responders", "responders: [{ id: i, type: team, zzz: 1 }]"),
        ("sns_configs", "sigv4", "sigv4: { zzz: 1 }"),
        ("jira_configs", "summary", "summary: { zzz: 1 }"),
        ("jira_configs", "description", "description: { zzz: 1 }"),
        ("rocketchat_configs", "fields", "fields: [{ zzz: 1 }]"),
        ("rocketchat_configs", "actions", "actions: [{ zzz: 1 }]"),
        ("mattermost_configs", "fields", "fields: [{ title: t, value: v, zzz: 1 }]"),
        ("mattermost_configs", "attachments", "attachments: [{ zzz: 1 }]"),
        ("mattermost_configs", "props", "props: { zzz: 1 }"),
        ("mattermost_configs", "priority", "priority: { priority: urgent, zzz: 1 }"),
    ];

    public static IReadOnlyList<KeyTable> All { get; } =
    [
        .. OfTheFile(), .. OfTimes(), .. OfHttp(), .. OfEvidence(),
        .. ReceiverExample.All.Select(kind => InReceiver(kind.ConfigKey, "", "zzz: 1")),
        .. _withinReceivers.Select(part => InReceiver(part.ConfigKey, part.Below, part.Key)),
    ];

    private static KeyTable[] OfTheFile() =>
    [
        InFile("Top level", "zzz: 1"),
        InFile("`global`", "global: { zzz: 1 }"),
        new(Configuration, "`route`", "", "route: { receiver: a, zzz: 1 }\nreceivers: [{ name: a }]"),
        new(Configuration, "`receivers`", "", "route: { receiver: a }\nreceivers: [{ name: a, zzz: 1 }]"),
        InFile("`inhibit_rules`", "inhibit_rules: [{ zzz: 1 }]"),
        InFile("`tracing`", "tracing: { endpoint: e, zzz: 1 }"),
        InFile("`event_recorder`", "event_recorder: { zzz: 1 }"),
    ];

    private static KeyTable[] OfTimes() =>
    [
        InFile("`time_intervals`", "time_intervals: [{ name: n, zzz: 1 }]"),
        InFile("`time_intervals`", "time_intervals: [{ name: n, time_intervals: [{ zzz: 1 }] }]", "time_intervals"),
        InFile("`time_intervals`", "time_intervals: [{ name: n, time_intervals: [{ times: [{ start_time: '01:00', end_time: '02:00', zzz: 1 }] }] }]", "time_intervals.times"),
    ];

    private static KeyTable[] OfHttp() =>
    [
        InHttp("", "zzz: 1"),
        InHttp("basic_auth", "basic_auth: { zzz: 1 }"),
        InHttp("authorization", "authorization: { zzz: 1 }"),
        InHttp("oauth2", "oauth2: { client_id: c, token_url: 'http://t', zzz: 1 }"),
        InHttp("tls_config", "tls_config: { zzz: 1 }"),
    ];

    private static KeyTable[] OfEvidence() =>
    [
        InFile("`sources`", "sources: { p: { type: prometheus, url: 'http://p', zzz: 1 } }"),
        InFile("`sources`", "sources: { p: { type: prometheus, url: 'http://p', basic_auth: { username: u, password_file: f, zzz: 1 } } }", "basic_auth"),
        InFile("`enrichments`", $"{Source}enrichments: [{{ name: e, steps: [{{ prometheus: {{ as: x, query: up }} }}], zzz: 1 }}]"),
        InFile("`prometheus` steps", $"{Source}enrichments: [{{ name: e, steps: [{{ prometheus: {{ as: x, query: up, zzz: 1 }} }}] }}]"),
    ];

    private static KeyTable InFile(string heading, string config, string below = "") => new(Configuration, heading, below, Minimum + config);

    private static KeyTable InHttp(string below, string key) => InFile("`http_config`", $"global: {{ http_config: {{ {key} }} }}", below);

    private static KeyTable InReceiver(string configKey, string below, string key) =>
        new(Receivers, $"`{configKey}`", below, ReceiverExample.All.Single(kind => kind.ConfigKey == configKey).With(key));
}
