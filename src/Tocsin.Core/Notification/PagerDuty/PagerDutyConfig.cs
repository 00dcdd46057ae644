using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.PagerDuty;

/// <summary>Reads <c>pagerduty_configs</c> with a routing key (Events API v2).</summary>
internal static class PagerDutyConfig
{
    public static IntegrationType Type { get; } = new("pagerduty_configs", "pagerduty", SendResolvedByDefault: true, Read);

    private static Func<NotifierServices, INotifier> Read(ConfigSection section, AlertTemplates templates)
    {
        var options = new PagerDutyOptions
        {
            RoutingKey = ReadKey(section, templates),
            Templates = templates,
            Url = section.Url("url") ?? PagerDutyOptions.DefaultUrl,
            Client = section.Template("client", templates),
            ClientUrl = section.Template("client_url", templates),
            Description = section.Template("description", templates),
            Source = section.Template("source", templates),
            Severity = section.Template("severity", templates),
            Class = section.Template("class", templates) ?? "",
            Component = section.Template("component", templates) ?? "",
            Group = section.Template("group", templates) ?? "",
            Timeout = section.GoTimeout("timeout"),
        };
        return services => new PagerDutyNotifier(options, new HttpDelivery(services.Http, services.Time));
    }

    private static SecretSource ReadKey(ConfigSection section, AlertTemplates templates)
    {
        var key = SecretSource.From(section, "routing_key");
        if (key is null)
        {
            section.Errors.Add(section.Location, $"{section.Path}: missing service or routing key in PagerDuty config (set routing_key or routing_key_file)");
        }

        section.CheckSecretTemplate("routing_key", templates);
        return key ?? new SecretSource("routing_key", null);
    }
}
