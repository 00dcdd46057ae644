using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Discord;

/// <summary>One entry of <c>discord_configs</c>. All texts are templates.</summary>
internal sealed record DiscordOptions
{
    public const string DefaultTitle = """{{ template "discord.default.title" . }}""";
    public const string DefaultMessage = """{{ template "discord.default.message" . }}""";

    public required HttpClientConfig Http { get; init; }

    public required AlertTemplates Templates { get; init; }

    public required SecretSource WebhookUrl { get; init; }

    public string Content { get; init; } = "";

    public string Title { get; init; } = DefaultTitle;

    public string Message { get; init; } = DefaultMessage;

    public string Username { get; init; } = "";

    public string AvatarUrl { get; init; } = "";
}
