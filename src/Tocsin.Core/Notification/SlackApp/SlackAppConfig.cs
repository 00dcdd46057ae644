using Tocsin.Configuration;

namespace Tocsin.Notification.SlackApp;

/// <summary>Reads <c>slack_app_configs</c>.</summary>
internal static class SlackAppConfig
{
    public static IntegrationType Type { get; } = new("slack_app_configs", "slack_app", SendResolvedByDefault: true, (section, _) => Read(section)) { IsOwn = true };

    private static Func<NotifierServices, INotifier> Read(ConfigSection section)
    {
        var url = SecretSource.From(section, "webhook_url");
        if (url is null)
        {
            section.Error("one of webhook_url or webhook_url_file must be configured");
        }
        else if (url.Value is not null)
        {
            section.CheckPlainUrl("webhook_url");
        }

        var options = new SlackAppOptions { WebhookUrl = url ?? new SecretSource("webhook_url", null) };
        return services => new SlackAppNotifier(options, new HttpDelivery(services.Http, services.Time));
    }
}
