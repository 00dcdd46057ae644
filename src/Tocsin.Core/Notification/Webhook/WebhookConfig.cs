using Tocsin.Configuration;

namespace Tocsin.Notification.Webhook;

/// <summary>Reads <c>webhook_configs</c>.</summary>
internal static class WebhookConfig
{
    public static IntegrationType Type { get; } = new("webhook_configs", "webhook", SendResolvedByDefault: true, Build);

    public static WebhookOptions Read(ConfigSection section, ReceiverContext context) => new()
    {
        Url = ReadUrl(section, context) ?? new SecretSource("url", null),
        Templates = context.Templates,
        Http = section.HttpClient(context),
        MaxAlerts = section.MaxAlerts(),
        Timeout = section.GoTimeout("timeout"),
        Payload = section.TemplateNode("payload", context.Templates),
    };

    /// <summary>A payload of one's own is understood, and not written yet.</summary>
    private static Func<NotifierServices, INotifier>? Build(ConfigSection section, ReceiverContext context)
    {
        var options = Read(section, context);
        return options.Payload is not null ? null : services => new WebhookNotifier(options, new HttpDelivery(services.ClientFor(options.Http), services.Time));
    }

    private static SecretSource? ReadUrl(ConfigSection section, ReceiverContext context)
    {
        var source = SecretSource.From(section, "url");
        if (source is null)
        {
            section.Error("one of url or url_file must be configured");
        }
        else if (source.Value is not null)
        {
            section.CheckUrlTemplate("url", context.Templates);
        }

        return source;
    }
}
