using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.PagerDuty;

/// <summary>Reads <c>pagerduty_configs</c> with a routing key (Events API v2).</summary>
internal static class PagerDutyConfig
{
    public static IntegrationType Type { get; } = new("pagerduty_configs", "pagerduty", SendResolvedByDefault: true, Read);

    private static Func<NotifierServices, INotifier> Read(ConfigSection section, ReceiverContext context)
    {
        var options = new PagerDutyOptions
        {
            RoutingKey = ReadKey(section, context),
            Templates = context.Templates,
            Url = section.Url("url") ?? PagerDutyOptions.DefaultUrl,
            Client = section.Template("client", context.Templates),
            ClientUrl = section.Template("client_url", context.Templates),
            Description = section.Template("description", context.Templates),
            Source = section.Template("source", context.Templates),
            Severity = section.Template("severity", context.Templates),
            Class = section.Template("class", context.Templates) ?? "",
            Component = section.Template("component", context.Templates) ?? "",
            Group = section.Template("group", context.Templates) ?? "",
            Timeout = section.GoTimeout("timeout"),
        };
        var http = section.HttpConfig("http_config", context.Folder) ?? HttpClientConfig.Default;
        return services => new PagerDutyNotifier(options, new HttpDelivery(services.ClientFor(http), services.Time));
    }

    private static SecretSource ReadKey(ConfigSection section, ReceiverContext context)
    {
        var key = SecretSource.From(section, "routing_key");
        if (key is null)
        {
            section.Errors.Add(section.Location, $"{section.Path}: missing service or routing key in PagerDuty config (set routing_key or routing_key_file)");
        }

        section.CheckSecretTemplate("routing_key", context.Templates);
        return key ?? new SecretSource("routing_key", null);
    }
}
