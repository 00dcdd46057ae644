using Tocsin.Configuration;

namespace Tocsin.Notification.MsTeams;

/// <summary>Reads <c>msteams_configs</c>.</summary>
internal static class MsTeamsConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("msteams_configs", "msteams", sendResolvedByDefault: true, Read);

    public static MsTeamsOptions Read(ConfigSection section, ReceiverContext context) => new()
    {
        Http = section.HttpClient(context),
        Templates = context.Templates,
        WebhookUrl = section.WebhookUrl("msteams"),
        Title = section.Template("title", context.Templates, MsTeamsOptions.DefaultTitle),
        Summary = section.Template("summary", context.Templates, MsTeamsOptions.DefaultSummary),
        Text = section.Template("text", context.Templates, MsTeamsOptions.DefaultText),
    };
}
