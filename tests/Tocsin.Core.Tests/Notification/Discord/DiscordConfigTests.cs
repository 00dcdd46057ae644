namespace Tocsin.Notification.Discord;

public class DiscordConfigTests
{
    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: false
            http_config: { enable_http2: false }
            webhook_url_file: /run/url
            content: c
            title: t
            message: m
            username: u
            avatar_url: a
            """).Good();

        Assert.Equal("/run/url", options.WebhookUrl.File);
        Assert.Equal(["c", "t", "m", "u", "a"], [options.Content, options.Title, options.Message, options.Username, options.AvatarUrl]);
        Assert.False(options.Http.EnableHttp2);
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read("webhook_url: https://discord.example/x").Good();

        Assert.Equal("https://discord.example/x", options.WebhookUrl.Value?.Reveal());
        Assert.Equal(["", "", ""], [options.Content, options.Username, options.AvatarUrl]);
        Assert.Equal("""{{ template "discord.default.title" . }}""", options.Title);
        Assert.Equal("""{{ template "discord.default.message" . }}""", options.Message);
    }

    [Theory]
    [InlineData("content: x", "line 2, column 3: x: one of webhook_url or webhook_url_file must be configured (no discord webhook URL or URLFile provided)")]
    [InlineData("webhook_url: https://x\nwebhook_url_file: /run/x", "line 2, column 16: x.webhook_url: at most one of webhook_url & webhook_url_file must be configured")]
    [InlineData("webhook_url: { a: b }", "line 2, column 16: x.webhook_url: expected text")]
    [InlineData("webhook_url: 'https://'", "line 2, column 16: x.webhook_url: missing host for URL (write it like https://host/path)")]
    [InlineData("webhook_url: <secret>\ntitel: x", "line 3, column 3: x.titel: unknown key")]
    public void A_mistake_is_named_with_its_place(string entry, string error) =>
        Assert.StartsWith(error, Assert.Single(Read(entry).Errors), StringComparison.Ordinal);

    private static EntryReading<DiscordOptions> Read(string entry) => EntryReading.Of(entry, DiscordConfig.Read);
}
