namespace Tocsin.Notification.VictorOps;

public class VictorOpsConfigTests
{
    private const string Needed = "api_key: k\nrouting_key: r\n";

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: true
            http_config: { follow_redirects: false }
            api_url: https://vo.example/alert
            api_key_file: /run/key
            routing_key: '{{ .CommonLabels.team }}'
            message_type: WARNING
            state_message: s
            entity_display_name: e
            monitoring_tool: m
            custom_fields: { Env: '{{ .Status }}' }
            """).Good();

        Assert.Equal(("https://vo.example/alert/", "/run/key", "{{ .CommonLabels.team }}"), (options.ApiUrl.AbsoluteUri, options.ApiKey.File, options.RoutingKey));
        Assert.Equal(["WARNING", "s", "e", "m"], [options.MessageType, options.StateMessage, options.EntityDisplayName, options.MonitoringTool]);
        Assert.Equal("{{ .Status }}", Assert.Single(options.CustomFields, f => f.Key == "Env").Value);
        Assert.False(options.Http.FollowRedirects);
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read("routing_key: r", "{ victorops_api_key: global, victorops_api_url: 'https://global/x' }").Good();

        Assert.Equal(("https://global/x/", "global"), (options.ApiUrl.AbsoluteUri, options.ApiKey.Value?.Reveal()));
        Assert.Equal("CRITICAL", options.MessageType);
        Assert.Equal("""{{ template "victorops.default.state_message" . }}""", options.StateMessage);
        Assert.Equal("""{{ template "victorops.default.entity_display_name" . }}""", options.EntityDisplayName);
        Assert.Equal("""{{ template "victorops.default.monitoring_tool" . }}""", options.MonitoringTool);
        Assert.Empty(options.CustomFields);
    }

    [Theory]
    [InlineData("routing_key")]
    [InlineData("message_type")]
    [InlineData("state_message")]
    [InlineData("entity_display_name")]
    [InlineData("monitoring_tool")]
    [InlineData("entity_id")]
    [InlineData("entity_state")]
    public void A_field_of_the_message_is_no_custom_field(string field) => Assert.Equal(
        [$"line 4, column 18: x.custom_fields: victorOps config contains custom field {field} which cannot be used as it conflicts with the fixed/static fields"],
        Read(Needed + $"custom_fields: {{ {field}: x }}").Errors);

    [Theory]
    [InlineData("api_key: k", "line 2, column 3: x: missing Routing key in VictorOps config")]
    [InlineData("routing_key: r", "line 2, column 3: x: no global VictorOps API Key set")]
    [InlineData(Needed + "api_key_file: /run/x", "line 2, column 12: x.api_key: at most one of api_key & api_key_file must be configured")]
    [InlineData(Needed + "api_url: x", "line 4, column 12: x.api_url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData(Needed + "custom_fields: [x]", "line 4, column 18: x.custom_fields: expected a mapping")]
    public void A_mistake_is_named_with_its_place(string entry, string error) => Assert.Equal([error], Read(entry).Errors);

    [Fact]
    public void The_API_has_to_be_somewhere() => Assert.Equal(["line 2, column 3: x: no global VictorOps URL set"], Read(Needed, "{ victorops_api_url: ~ }").Errors);

    private static EntryReading<VictorOpsOptions> Read(string entry, string global = "{}") => EntryReading.Of(entry, VictorOpsConfig.Read, global);
}
