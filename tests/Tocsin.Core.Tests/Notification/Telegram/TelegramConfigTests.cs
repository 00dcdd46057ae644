namespace Tocsin.Notification.Telegram;

public class TelegramConfigTests
{
    private const string Needed = "{ bot_token: a, chat_id: 1 }";

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: true
            http_config: { follow_redirects: false }
            api_url: https://telegram.example
            bot_token_file: /run/token
            chat_id: -1001234567890123
            message_thread_id: 7
            message: m
            disable_notifications: true
            parse_mode: MarkdownV2
            """).Good();

        Assert.Equal(("https://telegram.example/", "/run/token"), (options.ApiUrl.AbsoluteUri, options.BotToken.File));
        Assert.Equal((-1001234567890123, 7, ""), (options.ChatId, options.MessageThreadId, options.ChatIdFile));
        Assert.Equal(("m", "MarkdownV2", true), (options.Message, options.ParseMode, options.DisableNotifications));
        Assert.False(options.Http.FollowRedirects);
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read("chat_id_file: /run/chat", "{ telegram_bot_token: global }").Good();

        Assert.Equal(("https://api.telegram.org/", "global"), (options.ApiUrl.AbsoluteUri, options.BotToken.Value?.Reveal()));
        Assert.Equal((0, "/run/chat", 0), (options.ChatId, options.ChatIdFile, options.MessageThreadId));
        Assert.Equal(("""{{ template "telegram.default.message" . }}""", "HTML", false), (options.Message, options.ParseMode, options.DisableNotifications));
    }

    [Theory]
    [InlineData("parse_mode: ''")]
    [InlineData("parse_mode:")]
    public void An_empty_mode_is_plain_text(string mode) => Assert.Equal("", Read("bot_token: a\nchat_id: 1\n" + mode).Good().ParseMode);

    [Theory]
    [InlineData("0x10", 16)]
    [InlineData("-1_000", -1000)]
    [InlineData("1e3", 1000)]
    [InlineData("5.0", 5)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_chat_is_any_whole_number_of_YAML(string text, long expected) => Assert.Equal(expected, Read($"bot_token: a\nchat_id: {text}").Good().ChatId);

    [Theory]
    [InlineData("{ chat_id: 1 }", "line 2, column 3: x: missing bot_token or bot_token_file on telegram_config")]
    [InlineData("{ bot_token: a, bot_token_file: b, chat_id: 1 }", "line 2, column 16: x.bot_token: at most one of bot_token & bot_token_file must be configured")]
    [InlineData("{ bot_token: a }", "line 2, column 3: x: missing chat_id or chat_id_file on telegram_config")]
    [InlineData("{ bot_token: a, chat_id: 0 }", "line 2, column 3: x: missing chat_id or chat_id_file on telegram_config")]
    [InlineData("{ bot_token: a, chat_id: 1, chat_id_file: b }", "line 2, column 28: x.chat_id: at most one of chat_id & chat_id_file must be configured")]
    [InlineData("{ bot_token: a, chat_id: 1, parse_mode: markdown }", "line 2, column 43: x.parse_mode: unknown parse_mode on telegram_config, must be Markdown, MarkdownV2, HTML or empty string")]
    [InlineData("{ bot_token: a, chat_id_file: f, chat_id: '1' }", "line 2, column 45: x.chat_id: \"1\" is no whole number from -9223372036854775808 to 9223372036854775807 (write it without quotes)")]
    [InlineData("{ bot_token: a, chat_id_file: f, chat_id: 1.5 }", "line 2, column 45: x.chat_id: \"1.5\" is no whole number from -9223372036854775808 to 9223372036854775807")]
    [InlineData("{ bot_token: a, chat_id: 1, token: a }", "line 2, column 31: x.token: unknown key")]
    public void A_mistake_is_named_with_its_place(string entry, string error) =>
        Assert.StartsWith(error, Assert.Single(Read(entry).Errors), StringComparison.Ordinal);

    [Fact]
    public void The_API_has_to_be_somewhere() =>
        Assert.Equal(["line 2, column 3: x: no global Telegram URL set"], Read(Needed, "{ telegram_api_url: ~ }").Errors);

    private static EntryReading<TelegramOptions> Read(string entry, string global = "{}") => EntryReading.Of(entry, TelegramConfig.Read, global);
}
