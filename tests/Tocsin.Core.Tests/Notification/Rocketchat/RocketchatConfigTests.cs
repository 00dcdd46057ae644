using Tocsin.Configuration;

namespace Tocsin.Notification.Rocketchat;

public class RocketchatConfigTests
{
    private const string Needed = "token: t\ntoken_id: i\n";

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of(Needed, RocketchatConfig.Read).Good();

        Assert.Equal("""{{ if eq .Status "firing" }}red{{ else }}green{{ end }}""", options.Color);
        Assert.Equal("""{{ template "rocketchat.default.emoji" . }}""", options.Emoji);
        Assert.Equal("""{{ template "rocketchat.default.iconurl" . }}""", options.IconUrl);
        Assert.Equal("""{{ template "rocketchat.default.text" . }}""", options.Text);
        Assert.Equal("""{{ template "rocketchat.default.title" . }}""", options.Title);
        Assert.Equal("""{{ template "rocketchat.default.titlelink" . }}""", options.TitleLink);
        Assert.Equal("https://open.rocket.chat/", options.ApiUrl?.AbsoluteUri);
        Assert.False(RocketchatConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void Fields_and_actions_are_read()
    {
        var options = EntryReading.Of(
            Needed + """
            short_fields: true
            fields: [{ title: a, value: b }, { title: c, value: d, short: false }]
            actions: [{ type: button, text: t, url: u, imageurl: i, iswebview: true, webviewheightratio: full, msg: m, msginchatwindow: true, msgprocessingtype: sendMessage }]
            """,
            RocketchatConfig.Read).Good();

        Assert.True(options.ShortFields);
        Assert.Equal([new("a", "b", null), new("c", "d", false)], options.Fields);
        Assert.Equal([new("t", "u", "m")], options.Actions);
    }

    [Fact]
    public void Tokens_may_be_global()
    {
        var global = new GlobalConfig { RocketchatToken = new SecretSource("rocketchat_token", null, "/run/t"), RocketchatTokenId = new SecretSource("rocketchat_token_id", null, "/run/i") };

        var options = EntryReading.Of("{}", RocketchatConfig.Read, global).Good();

        Assert.Equal(("/run/t", "/run/i"), (options.Token.File, options.TokenId.File));
        Assert.True(RocketchatConfig.Type.NullIsEmpty);
    }

    [Theory]
    [InlineData("token: t", "x: no global Rocketchat TokenID set either inline or in a file")]
    [InlineData("token_id: i", "x: no global Rocketchat Token set either inline or in a file")]
    [InlineData(Needed + "token_file: f", "x.token: at most one of token & token_file must be configured")]
    [InlineData(Needed + "token_id_file: f", "x.token_id: at most one of token_id & token_id_file must be configured")]
    [InlineData(Needed + "actions: [{ image_url: x }]", "x.actions[0].image_url: unknown key (did you mean imageurl?)")]
    public void A_mistake_is_named(string yaml, string message) => Assert.Equal([message], EntryReading.Of(yaml, RocketchatConfig.Read).Messages);
}
