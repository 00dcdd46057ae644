using Tocsin.Configuration;

namespace Tocsin.Notification.Mattermost;

public class MattermostConfigTests
{
    private const string Url = "webhook_url: https://mm.example/hooks/1\n";

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of(Url, MattermostConfig.Read).Good();

        Assert.Equal("""{{ template "mattermost.default.username" . }}""", options.Username);
        Assert.Equal("""{{ template "mattermost.default.color" . }}""", options.Main.Color);
        Assert.Equal("""{{ template "mattermost.default.text" . }}""", options.Main.Text);
        Assert.Equal("""{{ template "mattermost.default.title" . }}""", options.Main.Title);
        Assert.Equal("""{{ template "mattermost.default.titlelink" . }}""", options.Main.TitleLink);
        Assert.Equal("""{{ template "mattermost.default.fallback" . }}""", options.Main.Fallback);
        Assert.Null(options.Priority);
        Assert.True(MattermostConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void Attachments_props_and_priority_are_read()
    {
        var options = EntryReading.Of(
            Url + """
            channel: ops
            icon_url: https://i.example
            icon_emoji: ':bell:'
            pretext: p
            fields: [{ title: a, value: b, short: true }]
            attachments: [{ title: t, fields: [{ title: c, value: d }] }]
            type: custom_x
            props: { card: c }
            priority: { priority: urgent, requested_ack: true, persistent_notifications: true }
            """,
            MattermostConfig.Read).Good();

        Assert.Equal(("ops", "https://i.example", ":bell:", "custom_x", "c"), (options.Channel, options.IconUrl, options.IconEmoji, options.Type, options.Card));
        Assert.Equal("p", options.Main.Pretext);
        Assert.Equal([new("a", "b", true)], options.Main.Fields);
        var attachment = Assert.Single(options.Attachments);
        Assert.Equal(("t", "", ""), (attachment.Title, attachment.Text, attachment.Color));
        Assert.Equal([new("c", "d", null)], attachment.Fields);
        Assert.Equal(new MattermostPriority("urgent", true, true), options.Priority);
    }

    [Fact]
    public void The_url_may_be_global()
    {
        var global = new GlobalConfig { MattermostWebhookUrl = new SecretSource("mattermost_webhook_url", null, "/run/mm") };

        Assert.Equal("/run/mm", EntryReading.Of("text: t", MattermostConfig.Read, global).Good().WebhookUrl.File);
        Assert.Equal("own", EntryReading.Of("webhook_url_file: own", MattermostConfig.Read, global).Good().WebhookUrl.File);
    }

    [Theory]
    [InlineData("text: t", "x: missing webhook_url or webhook_url_file on mattermost_config")]
    [InlineData(Url + "webhook_url_file: f", "x.webhook_url: at most one of webhook_url & webhook_url_file must be configured")]
    [InlineData(Url + "fields: [{ title: a }]", "x.fields[0]: missing value in Mattermost field configuration")]
    [InlineData(Url + "attachments: [{ fields: [{ value: a }] }]", "x.attachments[0].fields[0]: missing title in Mattermost field configuration")]
    [InlineData(Url + "props: { cards: a }", "x.props.cards: unknown key (did you mean card?)")]
    [InlineData(Url + "priority: { priority: '{{ nope }}' }", "x.priority.priority: template: :1: function \"nope\" not defined")]
    public void A_mistake_is_named(string yaml, string message) => Assert.Equal([message], EntryReading.Of(yaml, MattermostConfig.Read).Messages);
}
