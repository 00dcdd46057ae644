namespace Tocsin.Notification.PagerDuty;

public class PagerDutyConfigTests
{
    private const string Key = "routing_key: k\n";

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: false
            http_config: { follow_redirects: false }
            routing_key_file: /run/routing
            service_key: s
            url: https://pd/x
            client: c
            client_url: cu
            description: d
            details: { firing: '{{ .Status }}', mine: { list: [1, '{{ .Status }}'] } }
            images: [{ src: s, alt: a, href: h }, ~]
            links: [{ href: h, text: t }]
            source: so
            severity: se
            class: cl
            component: co
            group: g
            timeout: 5s
            """).Good();

        Assert.Equal(("/run/routing", "s", "https://pd/x"), (options.RoutingKey.File, options.ServiceKey?.Value?.Reveal(), options.Url.AbsoluteUri));
        Assert.Equal(["c", "cu", "d", "so", "se", "cl", "co", "g"], [options.Client, options.ClientUrl, options.Description, options.Source, options.Severity, options.Class, options.Component, options.Group]);
        Assert.Equal(["firing", "mine"], options.Details?.Entries.Select(e => e.Key));
        Assert.Equal([new PagerDutyImage("s", "a", "h"), new PagerDutyImage("", "", "")], options.Images);
        Assert.Equal([new PagerDutyLink("h", "t")], options.Links);
        Assert.Equal((TimeSpan.FromSeconds(5), false), (options.Timeout, options.Http.FollowRedirects));
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read("service_key_file: /run/service", "{ pagerduty_url: 'https://global/x' }").Good();

        Assert.Equal(("/run/service", null, "https://global/x"), (options.ServiceKey?.File, options.RoutingKey.Value, options.Url.AbsoluteUri));
        Assert.Equal((null, null, null, null, null), (options.Client, options.ClientUrl, options.Description, options.Source, options.Severity));
        Assert.Equal(("", "", "", 0, 0), (options.Class, options.Component, options.Group, options.Images.Count, options.Links.Count));
        Assert.Null(options.Details);
    }

    [Fact]
    public void Without_a_source_the_client_is_named_even_where_it_is_written_empty()
    {
        var options = Read(Key + "source: ''\nclient: ''").Good();

        Assert.Equal((null, ""), (options.Source, options.Client));
    }

    [Theory]
    [InlineData("client: x", "line 2, column 3: x: missing service or routing key in PagerDuty config")]
    [InlineData(Key + "routing_key_file: /x", "line 2, column 16: x.routing_key: at most one of routing_key & routing_key_file must be configured")]
    [InlineData("service_key: k\nservice_key_file: /x", "line 2, column 16: x.service_key: at most one of service_key & service_key_file must be configured")]
    [InlineData(Key + "url: x", "line 3, column 8: x.url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData(Key + "details: x", "line 3, column 12: x.details: expected a mapping")]
    [InlineData(Key + "links: [{ url: x }]", "line 3, column 13: x.links[0].url: unknown key (known here: href, text)")]
    [InlineData(Key + "timeout: soon", "line 3, column 12: x.timeout: not a valid duration string: \"soon\" (write it like 500ms, 30s or 1m30s)")]
    public void A_mistake_is_named_with_its_place(string entry, string error) => Assert.Equal([error], Read(entry).Errors);

    [Fact]
    public void The_API_has_to_be_somewhere() => Assert.Equal(["line 2, column 3: x: no global PagerDuty URL set"], Read(Key, "{ pagerduty_url: ~ }").Errors);

    [Fact]
    public void A_broken_template_is_a_warning_because_Alertmanager_takes_the_file() => Assert.Equal(
        [
            "line 2, column 16: x.routing_key: is no valid template: what stands between {{ and }} can't be read",
            "line 3, column 11: x.client: template: :1: function \"nope\" not defined",
            "line 4, column 12: x.details: template: :1: unclosed action",
        ],
        Read("routing_key: '{{ nope }}'\nclient: '{{ nope }}'\ndetails: { a: [{ b: '{{' }] }").Warnings);

    [Theory]
    [InlineData("", true)]
    [InlineData("details: {}", true)]
    [InlineData("details: { a: b }", false)]
    [InlineData("images: [~]", false)]
    [InlineData("links: [{}]", false)]
    [InlineData("service_key: s", false)]
    public void What_can_not_be_written_yet_is_not_sent(string more, bool canSend) =>
        Assert.Equal(canSend, EntryReading.Of(Key + more, PagerDutyConfig.Type.Read).Good() is not null);

    private static EntryReading<PagerDutyOptions> Read(string entry, string global = "{}") => EntryReading.Of(entry, PagerDutyConfig.Read, global);
}
