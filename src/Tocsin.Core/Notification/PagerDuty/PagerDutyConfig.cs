using Tocsin.Configuration;

namespace Tocsin.Notification.PagerDuty;

/// <summary>Reads <c>pagerduty_configs</c> with a routing key (Events API v2).</summary>
internal static class PagerDutyConfig
{
    public static IntegrationType Type { get; } = new("pagerduty_configs", "pagerduty", SendResolvedByDefault: true, Read);

    private static Func<NotifierServices, INotifier> Read(ConfigSection section)
    {
        var options = new PagerDutyOptions
        {
            RoutingKey = ReadKey(section),
            Url = section.Url("url") ?? PagerDutyOptions.DefaultUrl,
            Client = section.PlainText("client"),
            ClientUrl = section.PlainText("client_url"),
            Description = section.PlainText("description"),
            Source = section.PlainText("source"),
            Severity = section.PlainText("severity"),
            Class = section.PlainText("class") ?? "",
            Component = section.PlainText("component") ?? "",
            Group = section.PlainText("group") ?? "",
            Timeout = section.GoTimeout("timeout"),
        };
        return services => new PagerDutyNotifier(options, new HttpDelivery(services.Http, services.Time));
    }

    private static SecretSource ReadKey(ConfigSection section)
    {
        var key = SecretSource.From(section, "routing_key");
        if (key is null)
        {
            section.Errors.Add(section.Location, $"{section.Path}: missing service or routing key in PagerDuty config (set routing_key or routing_key_file)");
        }

        PlainKeys.RefuseTemplate(section, "routing_key", key?.Value?.Reveal());
        return key ?? new SecretSource("routing_key", null);
    }
}
