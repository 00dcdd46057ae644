using Tocsin.Configuration;
using Tocsin.GoTemplates;
using Tocsin.Templating;

namespace Tocsin.Notification.OpsGenie;

/// <summary>Reads <c>opsgenie_configs</c>.</summary>
internal static class OpsGenieConfig
{
    public static IntegrationType Type { get; } =
        IntegrationType.WithoutSender("opsgenie_configs", "opsgenie", sendResolvedByDefault: true, Read) with { NullIsEmpty = true };

    public static OpsGenieOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        return new OpsGenieOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            ApiUrl = section.ApiUrl("api_url", context.Global.OpsGenieApiUrl, "no global OpsGenie URL set").EndingInSlash(),
            ApiKey = ReadKey(section, context),
            Message = section.Template("message", templates, OpsGenieOptions.DefaultMessage),
            Description = section.Template("description", templates, OpsGenieOptions.DefaultDescription),
            Source = section.Template("source", templates, OpsGenieOptions.DefaultSource),
            Details = section.TemplateMap("details", templates),
            Entity = section.Template("entity", templates, ""),
            Responders = [.. section.Sections("responders", missing: null).Select(responder => ReadResponder(responder, templates))],
            Actions = section.Template("actions", templates, ""),
            Tags = section.Template("tags", templates, ""),
            Note = section.Template("note", templates, ""),
            Priority = section.Template("priority", templates, ""),
            UpdateAlerts = section.Bool("update_alerts", absent: false),
        };
    }

    private static SecretSource ReadKey(ConfigSection section, ReceiverContext context)
    {
        section.CheckSecretTemplate("api_key", context.Templates);
        return section.SecretOrGlobal("api_key", context.Global.OpsGenieApiKey, "no global OpsGenie API Key set either inline or in a file");
    }

    private static OpsGenieResponder ReadResponder(ConfigSection section, AlertTemplates templates)
    {
        var responder = new OpsGenieResponder(
            section.Template("id", templates, ""), section.Template("name", templates, ""), section.Template("username", templates, ""), section.Text("type", ""));
        if (responder is { Id: "", Name: "", Username: "" })
        {
            section.Error($"opsGenieConfig responder {Shown(responder)} has to have at least one of id, username or name specified");
        }

        if (TypeProblem(responder.Type, templates) is { Length: > 0 } problem)
        {
            section.Error("type", $"opsGenieConfig responder {Shown(responder)} type {problem}");
        }

        section.Done();
        return responder;
    }

    /// <summary>A type with a template in it shows only when it is rendered; upstream reads it with the file nevertheless.</summary>
    private static string TypeProblem(string type, AlertTemplates templates)
    {
        if (!type.Contains("{{", StringComparison.Ordinal))
        {
            return type.ToLowerInvariant() is "team" or "teams" or "user" or "escalation" or "schedule"
                ? ""
                : "does not match valid options ^(team|teams|user|escalation|schedule)$";
        }

        try
        {
            templates.Text(type);
            return "";
        }
        catch (TemplateException e)
        {
            return $"contains invalid template syntax: {e.Message}";
        }
    }

    private static OpsGenieResponder Shown(OpsGenieResponder responder) =>
        responder.Type.Contains("{{", StringComparison.Ordinal) ? responder : responder with { Type = responder.Type.ToLowerInvariant() };
}
