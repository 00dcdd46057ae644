using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.MsTeamsV2;

public class MsTeamsV2ConfigTests
{
    private const string Needed = "webhook_url_file: /run/teams\n";

    private static readonly GlobalConfig _global = new()
    {
        Http = new HttpClientConfig { FollowRedirects = false, Proxy = new ProxyConfig { Url = new Secret("http://proxy.example:3128"), NoProxy = "x.example" } },
    };

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of(Needed, MsTeamsV2Config.Read).Good();

        Assert.Equal("""{{ template "msteamsv2.default.title" . }}""", options.Title);
        Assert.Equal("""{{ template "msteamsv2.default.text" . }}""", options.Text);
        Assert.Equal("/run/teams", options.WebhookUrl.File);
        Assert.True(MsTeamsV2Config.Type.SendResolvedByDefault);
    }

    [Fact]
    public void Without_http_config_the_global_one_holds_as_a_whole() =>
        Assert.Equal(_global.Http, EntryReading.Of(Needed, MsTeamsV2Config.Read, _global).Good().Http);

    [Fact]
    public void An_http_config_without_a_proxy_takes_over_the_global_url_and_nothing_else()
    {
        var http = EntryReading.Of(Needed + "http_config: { enable_http2: false }", MsTeamsV2Config.Read, _global).Good().Http;

        Assert.Equal((true, false), (http.FollowRedirects, http.EnableHttp2));
        Assert.Equal(("http://proxy.example:3128", ""), (http.Proxy.Url?.Reveal(), http.Proxy.NoProxy));
    }

    [Fact]
    public void An_http_config_with_a_proxy_keeps_it() =>
        Assert.Equal("http://own.example", EntryReading.Of(Needed + "http_config: { proxy_url: http://own.example }", MsTeamsV2Config.Read, _global).Good().Http.Proxy.Url?.Reveal());

    [Fact]
    public void A_url_is_needed() => Assert.Equal(
        ["x: one of webhook_url or webhook_url_file must be configured (no msteamsv2 webhook URL or URLFile provided)"],
        EntryReading.Of("text: t", MsTeamsV2Config.Read).Messages);
}
