using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Telegram;

/// <summary>One entry of <c>telegram_configs</c>, complete with what <c>global</c> adds.</summary>
internal sealed record TelegramOptions
{
    public const string DefaultMessage = """{{ template "telegram.default.message" . }}""";

    public required HttpClientConfig Http { get; init; }

    public required AlertTemplates Templates { get; init; }

    public required Uri ApiUrl { get; init; }

    public required SecretSource BotToken { get; init; }

    /// <summary>The chat; 0 where <see cref="ChatIdFile"/> holds it.</summary>
    public long ChatId { get; init; }

    public string ChatIdFile { get; init; } = "";

    /// <summary>The topic within the chat; 0 for none.</summary>
    public long MessageThreadId { get; init; }

    public string Message { get; init; } = DefaultMessage;

    public bool DisableNotifications { get; init; }

    /// <summary><c>Markdown</c>, <c>MarkdownV2</c>, <c>HTML</c>, or empty for plain text.</summary>
    public string ParseMode { get; init; } = "HTML";
}
