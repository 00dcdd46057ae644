using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>Kinds of integration for tests of what surrounds them: a webhook, a chat and a pager that remember what they were sent.</summary>
internal static class TestIntegration
{
    public static readonly IntegrationType Webhook = new("webhook_configs", "webhook", SendResolvedByDefault: true, (section, _) => Read(section, "url"));
    public static readonly IntegrationType Chat = new("slack_app_configs", "slack_app", SendResolvedByDefault: false, (section, _) => Read(section, "webhook_url"));
    public static readonly IntegrationType Pager = new("pagerduty_configs", "pagerduty", SendResolvedByDefault: true, (section, _) => Read(section, "routing_key"));

    public static readonly IReadOnlyList<IntegrationType> All = [Webhook, Chat, Pager];

    private static Func<NotifierServices, INotifier> Read(ConfigSection section, string key)
    {
        var value = key == "routing_key" ? section.Required(key) : section.Url(key)?.OriginalString ?? section.Required(key);
        section.Number("max_alerts", 0);
        return _ => new Notifier(value);
    }

    internal sealed class Notifier(string destination) : INotifier
    {
        public string Destination => destination;

        public Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken) =>
            Task.FromResult(DeliveryResult.Delivered(destination));
    }
}
