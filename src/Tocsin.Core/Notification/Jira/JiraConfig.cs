using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Jira;

/// <summary>Reads <c>jira_configs</c>.</summary>
internal static class JiraConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("jira_configs", "jira", sendResolvedByDefault: true, Read);

    public static JiraOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        return new JiraOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            ApiUrl = section.ApiUrl("api_url", context.Global.JiraApiUrl, "no global Jira Cloud URL set"),
            ApiType = ApiType(section),
            Project = section.RequiredTemplate("project", templates, "jira_config"),
            IssueType = section.RequiredTemplate("issue_type", templates, "jira_config"),
            Summary = Text(section, "summary", templates, JiraOptions.DefaultSummary),
            Description = Text(section, "description", templates, JiraOptions.DefaultDescription),
            Labels = section.TemplateList("labels", templates),
            Priority = section.Template("priority", templates, JiraOptions.DefaultPriority),
            ReopenTransition = section.Text("reopen_transition", ""),
            ResolveTransition = section.Text("resolve_transition", ""),
            WontFixResolution = section.Text("wont_fix_resolution", ""),
            ReopenDuration = section.Duration("reopen_duration", TimeSpan.Zero),
            Fields = section.TemplateTree("fields", templates),
        };
    }

    private static JiraApiType ApiType(ConfigSection section)
    {
        var text = section.IsNull("api_type") ? "" : section.Text("api_type", "auto");
        switch (text)
        {
            case "auto":
                return JiraApiType.Auto;
            case "cloud":
                return JiraApiType.Cloud;
            case "datacenter":
                return JiraApiType.Datacenter;
            default:
                section.Error("api_type", "unknown api_type on jira_config, must be auto, cloud or datacenter");
                return JiraApiType.Auto;
        }
    }

    /// <summary>Either the template alone, or a mapping that also says whether updates write it again.</summary>
    private static JiraText Text(ConfigSection section, string key, AlertTemplates templates, string absent)
    {
        if (section.Ask(key) is not ConfigMapping)
        {
            return new JiraText(section.Template(key, templates, absent), EnableUpdate: true);
        }

        var text = section.Section(key)!;
        var value = new JiraText(text.Template("template", templates, absent), text.Bool("enable_update", true));
        text.Done();
        return value;
    }
}
