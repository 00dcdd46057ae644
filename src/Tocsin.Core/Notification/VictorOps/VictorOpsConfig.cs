using Tocsin.Configuration;

namespace Tocsin.Notification.VictorOps;

/// <summary>Reads <c>victorops_configs</c>.</summary>
internal static class VictorOpsConfig
{
    private static readonly string[] _reserved =
        ["routing_key", "message_type", "state_message", "entity_display_name", "monitoring_tool", "entity_id", "entity_state"];

    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("victorops_configs", "victorops", sendResolvedByDefault: true, Read);

    public static VictorOpsOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        var options = new VictorOpsOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            ApiUrl = section.ApiUrl("api_url", context.Global.VictorOpsApiUrl, "no global VictorOps URL set").EndingInSlash(),
            ApiKey = section.SecretOrGlobal("api_key", context.Global.VictorOpsApiKey, "no global VictorOps API Key set"),
            RoutingKey = section.Template("routing_key", templates, ""),
            MessageType = section.Template("message_type", templates, VictorOpsOptions.DefaultMessageType),
            StateMessage = section.Template("state_message", templates, VictorOpsOptions.DefaultStateMessage),
            EntityDisplayName = section.Template("entity_display_name", templates, VictorOpsOptions.DefaultEntityDisplayName),
            MonitoringTool = section.Template("monitoring_tool", templates, VictorOpsOptions.DefaultMonitoringTool),
            CustomFields = section.TemplateMap("custom_fields", templates),
        };
        Check(section, options);
        return options;
    }

    private static void Check(ConfigSection section, VictorOpsOptions options)
    {
        if (options.RoutingKey.Length == 0)
        {
            section.Error("missing Routing key in VictorOps config");
        }

        foreach (var field in _reserved.Where(options.CustomFields.ContainsKey))
        {
            section.Error("custom_fields", $"victorOps config contains custom field {field} which cannot be used as it conflicts with the fixed/static fields");
        }
    }
}
