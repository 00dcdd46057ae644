using Tocsin.Configuration;

namespace Tocsin.Notification.PagerDuty;

/// <summary>Reads <c>pagerduty_configs</c>.</summary>
internal static class PagerDutyConfig
{
    public static IntegrationType Type { get; } = new("pagerduty_configs", "pagerduty", SendResolvedByDefault: true, Build);

    public static PagerDutyOptions Read(ConfigSection section, ReceiverContext context)
    {
        var (routingKey, serviceKey) = (ReadKey(section, "routing_key", context), ReadKey(section, "service_key", context));
        if (routingKey is null && serviceKey is null)
        {
            section.Error("missing service or routing key in PagerDuty config");
        }

        var source = section.Template("source", context.Templates);
        return new PagerDutyOptions
        {
            RoutingKey = routingKey ?? new SecretSource("routing_key", null),
            ServiceKey = serviceKey,
            Templates = context.Templates,
            Http = section.HttpClient(context),
            Url = section.ApiUrl("url", context.Global.PagerDutyUrl, "no global PagerDuty URL set"),
            Client = section.Template("client", context.Templates),
            ClientUrl = section.Template("client_url", context.Templates),
            Description = section.Template("description", context.Templates),
            Details = section.TemplateTree("details", context.Templates),
            Images = PagerDutyParts.Images(section, context.Templates),
            Links = PagerDutyParts.Links(section, context.Templates),
            Source = source is "" ? null : source,
            Severity = section.Template("severity", context.Templates),
            Class = section.Template("class", context.Templates, ""),
            Component = section.Template("component", context.Templates, ""),
            Group = section.Template("group", context.Templates, ""),
            Timeout = section.GoTimeout("timeout"),
        };
    }

    /// <summary>Events API v1 (a service key), details of one's own, images and links are understood, and not written yet.</summary>
    private static Func<NotifierServices, INotifier>? Build(ConfigSection section, ReceiverContext context)
    {
        var options = Read(section, context);
        return options is { ServiceKey: null, Details: null or { Entries.Count: 0 }, Images.Count: 0, Links.Count: 0 }
            ? services => new PagerDutyNotifier(options, new HttpDelivery(services.ClientFor(options.Http), services.Time))
            : null;
    }

    private static SecretSource? ReadKey(ConfigSection section, string key, ReceiverContext context)
    {
        section.CheckSecretTemplate(key, context.Templates);
        return SecretSource.From(section, key);
    }
}
