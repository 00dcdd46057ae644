using Tocsin.Configuration;

namespace Tocsin.Notification.Discord;

/// <summary>Reads <c>discord_configs</c>.</summary>
internal static class DiscordConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("discord_configs", "discord", sendResolvedByDefault: true, Read);

    public static DiscordOptions Read(ConfigSection section, ReceiverContext context)
    {
        var url = section.SecretUrl("webhook_url");
        if (url is null && !section.Has("webhook_url"))
        {
            section.Error("one of webhook_url or webhook_url_file must be configured");
        }

        return new DiscordOptions
        {
            Http = section.HttpClient(context),
            Templates = context.Templates,
            WebhookUrl = url ?? new SecretSource("webhook_url", null),
            Content = section.Template("content", context.Templates, ""),
            Title = section.Template("title", context.Templates, DiscordOptions.DefaultTitle),
            Message = section.Template("message", context.Templates, DiscordOptions.DefaultMessage),
            Username = section.Template("username", context.Templates, ""),
            AvatarUrl = section.Template("avatar_url", context.Templates, ""),
        };
    }
}
