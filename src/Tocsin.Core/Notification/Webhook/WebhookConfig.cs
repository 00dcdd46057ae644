using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.Webhook;

/// <summary>Reads <c>webhook_configs</c>.</summary>
internal static class WebhookConfig
{
    public static IntegrationType Type { get; } = new("webhook_configs", "webhook", SendResolvedByDefault: true, Read);

    private static Func<NotifierServices, INotifier> Read(ConfigSection section, ReceiverContext context)
    {
        var url = ReadUrl(section, context);
        var options = new WebhookOptions
        {
            Url = url ?? new SecretSource("url", null),
            Templates = context.Templates,
            MaxAlerts = section.Number("max_alerts", 0),
            Timeout = section.GoTimeout("timeout"),
        };
        var http = section.HttpConfig("http_config", context.Folder) ?? HttpClientConfig.Default;
        return services => new WebhookNotifier(options, new HttpDelivery(services.ClientFor(http), services.Time));
    }

    private static SecretSource? ReadUrl(ConfigSection section, ReceiverContext context)
    {
        var source = SecretSource.From(section, "url");
        if (source is null)
        {
            section.Errors.Add(section.Location, $"{section.Path}: one of url or url_file must be configured");
        }
        else if (source.Value is not null)
        {
            section.CheckUrlTemplate("url", context.Templates);
        }

        return source;
    }
}
