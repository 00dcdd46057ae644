namespace Tocsin.Notification.MsTeams;

public class MsTeamsConfigTests
{
    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of("webhook_url: https://teams.example/x\n", MsTeamsConfig.Read).Good();

        Assert.Equal("""{{ template "msteams.default.title" . }}""", options.Title);
        Assert.Equal("""{{ template "msteams.default.summary" . }}""", options.Summary);
        Assert.Equal("""{{ template "msteams.default.text" . }}""", options.Text);
        Assert.Equal("https://teams.example/x", options.WebhookUrl.Value?.Reveal());
        Assert.True(MsTeamsConfig.Type.SendResolvedByDefault);
    }

    [Theory]
    [InlineData("title: t", "x: one of webhook_url or webhook_url_file must be configured (no msteams webhook URL or URLFile provided)")]
    [InlineData("webhook_url: https://t.example\nwebhook_url_file: f", "x.webhook_url: at most one of webhook_url & webhook_url_file must be configured")]
    [InlineData("webhook_url: ''", "x.webhook_url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData("webhook_url: tocsin0secret", "x.webhook_url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    public void A_mistake_is_named(string yaml, string message) => Assert.Equal([message], EntryReading.Of(yaml, MsTeamsConfig.Read).Messages);

    [Fact]
    public void What_is_printed_instead_of_a_secret_can_be_read_again() =>
        Assert.Equal("<secret>", EntryReading.Of("webhook_url: <secret>", MsTeamsConfig.Read).Good().WebhookUrl.Value?.Reveal());
}
