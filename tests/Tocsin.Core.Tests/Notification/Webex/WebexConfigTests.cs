namespace Tocsin.Notification.Webex;

public class WebexConfigTests
{
    private const string Needed = "room_id: r1\nhttp_config: { authorization: { credentials: t } }\n";

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of(Needed, WebexConfig.Read).Good();

        Assert.Equal("""{{ template "webex.default.message" . }}""", options.Message);
        Assert.Equal("https://webexapis.com/v1/messages", options.ApiUrl.OriginalString);
        Assert.Equal("Bearer", options.Http.Authorization?.Type);
        Assert.True(WebexConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void Keys_of_the_entry_win_over_global_ones()
    {
        var options = EntryReading.Of(Needed + "api_url: https://webex.example/m\nmessage: hi\n", WebexConfig.Read, new GlobalConfig { WebexApiUrl = new Uri("https://global.example") }).Good();

        Assert.Equal(("https://webex.example/m", "hi"), (options.ApiUrl.OriginalString, options.Message));
    }

    [Theory]
    [InlineData("room_id: r1\n", "x: missing webex_configs.http_config.authorization")]
    [InlineData("room_id: r1\nhttp_config: { basic_auth: { username: u } }\n", "x: missing webex_configs.http_config.authorization")]
    [InlineData("http_config: { bearer_token: t }\n", "x: missing room_id on webex_config")]
    [InlineData(Needed + "api_url: ''\n", "x.api_url: unsupported scheme \"\" for URL")]
    [InlineData(Needed + "api_url: http://<name>.example/", "x.api_url: names a host that can't be reached (is a placeholder left in it?)")]
    [InlineData(Needed + "message: '{{ nope }}'\n", "x.message: template: :1: function \"nope\" not defined")]
    [InlineData(Needed + "colour: red\n", "x.colour: unknown key")]
    public void A_mistake_is_named(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Single(EntryReading.Of(yaml, WebexConfig.Read).Messages), StringComparison.Ordinal);

    [Fact]
    public void A_global_authorization_does_not_count() => Assert.Equal(
        ["x: missing webex_configs.http_config.authorization"],
        EntryReading.Of("room_id: r1\n", WebexConfig.Read, new GlobalConfig { Http = new() { Authorization = new("Bearer", null) } }).Messages);

    [Fact]
    public void A_global_url_that_was_taken_away_is_missed() =>
        Assert.Equal(["x: no global Webex URL set"], EntryReading.Of(Needed, WebexConfig.Read, new GlobalConfig { WebexApiUrl = null }).Messages);
}
