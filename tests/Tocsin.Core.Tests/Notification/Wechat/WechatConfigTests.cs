using Tocsin.Configuration;

namespace Tocsin.Notification.Wechat;

public class WechatConfigTests
{
    private const string Needed = "api_secret: s\ncorp_id: c\n";

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of(Needed, WechatConfig.Read).Good();

        Assert.Equal("""{{ template "wechat.default.message" . }}""", options.Message);
        Assert.Equal("""{{ template "wechat.default.to_user" . }}""", options.ToUser);
        Assert.Equal("""{{ template "wechat.default.to_party" . }}""", options.ToParty);
        Assert.Equal("""{{ template "wechat.default.to_tag" . }}""", options.ToTag);
        Assert.Equal("""{{ template "wechat.default.agent_id" . }}""", options.AgentId);
        Assert.Equal(WechatMessageType.Text, options.MessageType);
        Assert.Equal("https://qyapi.weixin.qq.com/cgi-bin/", options.ApiUrl.AbsoluteUri);
        Assert.False(WechatConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void Secret_and_corp_id_may_be_global_and_paths_end_with_a_slash()
    {
        var global = new GlobalConfig { WeChatApiSecret = new SecretSource("wechat_api_secret", null, "/run/secret"), WeChatApiCorpId = "g" };

        var options = EntryReading.Of("api_url: https://w.example/cgi\nmessage_type: markdown\n", WechatConfig.Read, global).Good();

        Assert.Equal(("/run/secret", "g", "https://w.example/cgi/"), (options.ApiSecret.File, options.CorpId, options.ApiUrl.AbsoluteUri));
        Assert.Equal(WechatMessageType.Markdown, options.MessageType);
    }

    [Fact]
    public void An_entry_that_is_null_is_an_empty_one()
    {
        Assert.True(WechatConfig.Type.NullIsEmpty);
        Assert.Equal(
            ["x: no global Wechat Api Secret set either inline or in a file", "x: no global Wechat CorpID set"],
            EntryReading.Of("{}", WechatConfig.Read).Messages);
    }

    [Fact]
    public void A_url_is_needed() =>
        Assert.Equal(["x: no global Wechat URL set"], EntryReading.Of(Needed, WechatConfig.Read, new GlobalConfig { WeChatApiUrl = null }).Messages);

    [Theory]
    [InlineData(Needed + "message_type: groupMarkdown", "x.message_type: weChat message type \"groupMarkdown\" does not match valid options ^(text|markdown)$")]
    [InlineData(Needed + "api_secret_file: /run/x", "x.api_secret: at most one of api_secret & api_secret_file must be configured")]
    [InlineData("corp_id: c", "x: no global Wechat Api Secret set either inline or in a file")]
    [InlineData("api_secret_file: f", "x: no global Wechat CorpID set")]
    [InlineData("corp_id: c\napi_secret: '{{ nope }}tocsin0secret'", "x.api_secret: is no valid template: what stands between {{ and }} can't be read")]
    public void A_mistake_is_named(string yaml, string message) => Assert.Equal([message], EntryReading.Of(yaml, WechatConfig.Read).Messages);
}
