using Tocsin.Configuration;

namespace Tocsin.Notification.Webhook;

public class WebhookConfigTests
{
    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: false
            http_config: { authorization: { credentials: c } }
            url: https://hook/{{ .CommonLabels.team }}
            max_alerts: 7
            timeout: 1m30s
            payload: { a: ['{{ .Status }}', 5, ~], b: { c: true } }
            """).Good();

        Assert.Equal("https://hook/{{ .CommonLabels.team }}", options.Url.Value?.Reveal());
        Assert.Equal((7, TimeSpan.FromSeconds(90), "c"), (options.MaxAlerts, options.Timeout, options.Http.Authorization?.Credentials?.Value?.Reveal()));
        Assert.Equal(["a", "b"], Assert.IsType<ConfigMapping>(options.Payload).Entries.Select(e => e.Key));
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read("url_file: /run/url").Good();

        Assert.Equal(("/run/url", 0, TimeSpan.Zero), (options.Url.File, options.MaxAlerts, options.Timeout));
        Assert.Null(options.Payload);
    }

    [Theory]
    [InlineData("18446744073709551615", int.MaxValue)]
    [InlineData("2.0", 2)]
    [InlineData("0b101", 5)]
    public void As_many_alerts_as_Alertmanager_can_count_are_taken(string text, int expected) =>
        Assert.Equal(expected, Read($"url: https://x\nmax_alerts: {text}").Good().MaxAlerts);

    [Fact]
    public void A_printed_configuration_is_fine() => Assert.Equal("<secret>", Read("url: <secret>").Good().Url.Value?.Reveal());

    [Theory]
    [InlineData("max_alerts: 1", "line 2, column 3: x: one of url or url_file must be configured")]
    [InlineData("url: ''", "line 2, column 3: x: one of url or url_file must be configured")]
    [InlineData("url: https://x\nurl_file: /x", "line 2, column 8: x.url: at most one of url & url_file must be configured")]
    [InlineData("url: ftp://x", "line 2, column 8: x.url: invalid URL: unsupported scheme \"ftp\" for URL (write it like https://host/path)")]
    [InlineData("url: 'https://'", "line 2, column 8: x.url: invalid URL: missing host for URL (write it like https://host/path)")]
    [InlineData("url: https://x:y", "line 2, column 8: x.url: invalid URL: invalid port after host")]
    [InlineData("url: https://x/%zz", "line 2, column 8: x.url: invalid URL: invalid URL escape")]
    [InlineData("url: https://x/{{", "line 2, column 8: x.url: invalid template syntax: what stands between {{ and }} can't be read")]
    [InlineData("url: https://x\nmax_alerts: -1", "line 3, column 15: x.max_alerts: \"-1\" is no whole number from 0 to 18446744073709551615")]
    [InlineData("url: https://x\ntimeout: 1d", "line 3, column 12: x.timeout: not a valid duration string: \"1d\" (write it like 500ms, 30s or 1m30s)")]
    public void A_mistake_is_named_with_its_place(string entry, string error) => Assert.Equal([error], Read(entry).Errors);

    [Fact]
    public void What_is_hardly_meant_is_warned_of()
    {
        var reading = Read("url: https://x\ntimeout: 30000000000\npayload: [{ a: { '{{ b': '{{' } }]");

        Assert.Empty(reading.Errors);
        Assert.Equal(TimeSpan.FromSeconds(30), reading.Options.Timeout);
        Assert.Equal(
            [
                "line 3, column 12: x.timeout: 30000000000 without a unit counts nanoseconds (write it like 500ms, 30s or 1m30s)",
                "line 4, column 12: x.payload: template: :1: function \"b\" not defined",
                "line 4, column 12: x.payload: template: :1: unclosed action",
            ],
            reading.Warnings);
    }

    [Theory]
    [InlineData("https://x/a b\"|{c}")]
    [InlineData("http://<release>-runner.<namespace>.svc/api")]
    public void A_URL_that_Alertmanager_takes_is_taken(string url) => Assert.Equal(url, Read($"url: '{url}'").Good().Url.Value?.Reveal());

    [Theory]
    [InlineData("url: https://x", true)]
    [InlineData("url: https://x\npayload: {}", false)]
    public void A_payload_of_ones_own_is_not_sent_yet(string entry, bool canSend) =>
        Assert.Equal(canSend, EntryReading.Of(entry, WebhookConfig.Type.Read).Good() is not null);

    private static EntryReading<WebhookOptions> Read(string entry) => EntryReading.Of(entry, WebhookConfig.Read);
}
