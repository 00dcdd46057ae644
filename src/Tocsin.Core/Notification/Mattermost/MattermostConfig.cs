using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Mattermost;

/// <summary>Reads <c>mattermost_configs</c>.</summary>
internal static class MattermostConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("mattermost_configs", "mattermost", sendResolvedByDefault: true, Read);

    public static MattermostOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        return new MattermostOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            WebhookUrl = WebhookUrl(section, context),
            Channel = section.Template("channel", templates, ""),
            Username = section.Template("username", templates, MattermostOptions.DefaultUsername),
            IconUrl = section.Template("icon_url", templates, ""),
            IconEmoji = section.Template("icon_emoji", templates, ""),
            Main = MattermostAttachmentReader.Read(section, templates, MattermostAttachment.Default),
            Attachments = [.. section.Sections("attachments").Select(attachment => Attachment(attachment, templates))],
            Type = section.Template("type", templates, ""),
            Card = Card(section.Section("props"), templates),
            Priority = Priority(section.Section("priority"), templates),
        };
    }

    private static SecretSource WebhookUrl(ConfigSection section, ReceiverContext context)
    {
        var url = section.SecretUrl("webhook_url") ?? context.Global.MattermostWebhookUrl;
        if (url is null && !section.Has("webhook_url"))
        {
            section.Error("missing webhook_url or webhook_url_file on mattermost_config");
        }

        return url ?? new SecretSource("webhook_url", null);
    }

    private static MattermostAttachment Attachment(ConfigSection section, AlertTemplates templates)
    {
        var attachment = MattermostAttachmentReader.Read(section, templates, MattermostAttachment.Empty);
        section.Done();
        return attachment;
    }

    private static string Card(ConfigSection? props, AlertTemplates templates)
    {
        var card = props?.Template("card", templates, "") ?? "";
        props?.Done();
        return card;
    }

    private static MattermostPriority? Priority(ConfigSection? section, AlertTemplates templates)
    {
        if (section is null)
        {
            return null;
        }

        var priority = new MattermostPriority(
            section.Template("priority", templates, ""), section.Bool("requested_ack", false), section.Bool("persistent_notifications", false));
        section.Done();
        return priority;
    }
}
