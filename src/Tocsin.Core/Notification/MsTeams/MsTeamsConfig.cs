using Tocsin.Configuration;

namespace Tocsin.Notification.MsTeams;

/// <summary>Reads <c>msteams_configs</c>.</summary>
internal static class MsTeamsConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("msteams_configs", "msteams", sendResolvedByDefault: true, Read);

    public static MsTeamsOptions Read(ConfigSection section, ReceiverContext context)
    {
        var url = section.SecretUrl("webhook_url");
        if (url is null && !section.Has("webhook_url"))
        {
            section.Error("one of webhook_url or webhook_url_file must be configured (no msteams webhook URL or URLFile provided)");
        }

        return new MsTeamsOptions
        {
            Http = section.HttpClient(context),
            Templates = context.Templates,
            WebhookUrl = url ?? new SecretSource("webhook_url", null),
            Title = section.Template("title", context.Templates, MsTeamsOptions.DefaultTitle),
            Summary = section.Template("summary", context.Templates, MsTeamsOptions.DefaultSummary),
            Text = section.Template("text", context.Templates, MsTeamsOptions.DefaultText),
        };
    }
}
