using Tocsin.Configuration;

namespace Tocsin.Notification.Discord;

/// <summary>Reads <c>discord_configs</c>.</summary>
internal static class DiscordConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("discord_configs", "discord", sendResolvedByDefault: true, Read);

    public static DiscordOptions Read(ConfigSection section, ReceiverContext context) => new()
    {
        Http = section.HttpClient(context),
        Templates = context.Templates,
        WebhookUrl = section.WebhookUrl("discord"),
        Content = section.Template("content", context.Templates, ""),
        Title = section.Template("title", context.Templates, DiscordOptions.DefaultTitle),
        Message = section.Template("message", context.Templates, DiscordOptions.DefaultMessage),
        Username = section.Template("username", context.Templates, ""),
        AvatarUrl = section.Template("avatar_url", context.Templates, ""),
    };
}
