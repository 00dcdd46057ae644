namespace Tocsin.Notification.OpsGenie;

public class OpsGenieConfigTests
{
    private const string Key = "api_key: k\n";

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: true
            http_config: { follow_redirects: false }
            api_key_file: /run/key
            api_url: https://api.eu.opsgenie.com
            message: m
            description: d
            source: s
            details: { '{{ .Status }}': x }
            entity: e
            responders:
            - { id: 4711, type: Team }
            - { name: n, type: '{{ .CommonLabels.kind }}' }
            - { username: u, type: user }
            actions: a,b
            tags: t
            note: n
            priority: P1
            update_alerts: true
            """).Good();

        Assert.Equal(("https://api.eu.opsgenie.com/", "/run/key"), (options.ApiUrl.AbsoluteUri, options.ApiKey.File));
        Assert.Equal(["m", "d", "s", "e"], [options.Message, options.Description, options.Source, options.Entity]);
        Assert.Equal("x", options.Details["{{ .Status }}"]);
        Assert.Equal(
            [new OpsGenieResponder("4711", "", "", "Team"), new OpsGenieResponder("", "n", "", "{{ .CommonLabels.kind }}"), new OpsGenieResponder("", "", "u", "user")],
            options.Responders);
        Assert.Equal(["a,b", "t", "n", "P1"], [options.Actions, options.Tags, options.Note, options.Priority]);
        Assert.True(options is { UpdateAlerts: true, Http.FollowRedirects: false });
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read("{}", "{ opsgenie_api_key: global }").Good();

        Assert.Equal(("https://api.opsgenie.com/", "global"), (options.ApiUrl.AbsoluteUri, options.ApiKey.Value?.Reveal()));
        Assert.Equal("""{{ template "opsgenie.default.message" . }}""", options.Message);
        Assert.Equal("""{{ template "opsgenie.default.description" . }}""", options.Description);
        Assert.Equal("""{{ template "opsgenie.default.source" . }}""", options.Source);
        Assert.Equal((0, 0, "", false), (options.Details.Count, options.Responders.Count, options.Priority, options.UpdateAlerts));
    }

    [Fact]
    public void A_path_of_the_API_keeps_its_query_behind_the_slash() =>
        Assert.Equal("https://proxy/og/?x=1", Read(Key + "api_url: https://proxy/og?x=1").Good().ApiUrl.AbsoluteUri);

    [Fact]
    public void A_file_of_the_entrys_own_goes_before_the_global_key() =>
        Assert.Equal("/run/mine", Read("api_key_file: /run/mine", "{ opsgenie_api_key: global }").Good().ApiKey.File);

    [Theory]
    [InlineData("{}", "line 2, column 3: x: no global OpsGenie API Key set either inline or in a file")]
    [InlineData(Key + "api_key_file: /run/x", "line 2, column 12: x.api_key: at most one of api_key & api_key_file must be configured")]
    [InlineData(Key + "responders: [{ type: team }]", "line 3, column 16: x.responders[0]: opsGenieConfig responder {   team} has to have at least one of id, username or name specified")]
    [InlineData(Key + "responders: [{ name: Name, type: Wrong }]", "line 3, column 36: x.responders[0].type: opsGenieConfig responder { Name  wrong} type does not match valid options ^(team|teams|user|escalation|schedule)$")]
    [InlineData(Key + "responders: [{ name: a, type: '{{' }]", "line 3, column 33: x.responders[0].type: opsGenieConfig responder { a  {{} type contains invalid template syntax: template: :1: unclosed action")]
    [InlineData(Key + "teams: x", "line 3, column 3: x.teams: unknown key")]
    public void A_mistake_is_named_with_its_place(string entry, string error) =>
        Assert.StartsWith(error, Assert.Single(Read(entry).Errors), StringComparison.Ordinal);

    [Fact]
    public void The_API_has_to_be_somewhere() => Assert.Equal(["line 2, column 3: x: no global OpsGenie URL set"], Read(Key, "{ opsgenie_api_url: ~ }").Errors);

    private static EntryReading<OpsGenieOptions> Read(string entry, string global = "{}") => EntryReading.Of(entry, OpsGenieConfig.Read, global);
}
