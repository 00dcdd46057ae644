using Tocsin.Configuration;

namespace Tocsin.Notification.Telegram;

/// <summary>Reads <c>telegram_configs</c>.</summary>
internal static class TelegramConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("telegram_configs", "telegram", sendResolvedByDefault: true, Read);

    public static TelegramOptions Read(ConfigSection section, ReceiverContext context)
    {
        var options = new TelegramOptions
        {
            Http = section.HttpClient(context),
            Templates = context.Templates,
            ApiUrl = section.ApiUrl("api_url", context.Global.TelegramApiUrl, "no global Telegram URL set"),
            BotToken = section.SecretOrGlobal("bot_token", context.Global.TelegramBotToken, "missing bot_token or bot_token_file on telegram_config"),
            ChatId = (long)section.Whole("chat_id", long.MinValue, long.MaxValue),
            ChatIdFile = section.Text("chat_id_file", ""),
            MessageThreadId = (long)section.Whole("message_thread_id", long.MinValue, long.MaxValue),
            Message = section.Template("message", context.Templates, TelegramOptions.DefaultMessage),
            DisableNotifications = section.Bool("disable_notifications", absent: false),
            ParseMode = section.Text("parse_mode", section.IsNull("parse_mode") ? "" : "HTML"),
        };
        Check(section, options);
        return options;
    }

    private static void Check(ConfigSection section, TelegramOptions options)
    {
        if (options.ChatId == 0 && options.ChatIdFile.Length == 0)
        {
            section.Error("missing chat_id or chat_id_file on telegram_config");
        }
        else if (options.ChatId != 0 && options.ChatIdFile.Length > 0)
        {
            section.Error("chat_id", "at most one of chat_id & chat_id_file must be configured");
        }

        if (options.ParseMode is not ("" or "Markdown" or "MarkdownV2" or "HTML"))
        {
            section.Error("parse_mode", "unknown parse_mode on telegram_config, must be Markdown, MarkdownV2, HTML or empty string");
        }
    }
}
