using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Jira;

/// <summary>One entry of <c>jira_configs</c>.</summary>
internal sealed record JiraOptions
{
    public const string DefaultSummary = """{{ template "jira.default.summary" . }}""";
    public const string DefaultDescription = """{{ template "jira.default.description" . }}""";
    public const string DefaultPriority = """{{ template "jira.default.priority" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    /// <summary>The base of the REST API: <c>https://x.atlassian.net/rest/api/2/</c>.</summary>
    public required Uri ApiUrl { get; init; }

    public JiraApiType ApiType { get; init; }

    /// <summary>A template, like the texts down to <see cref="Priority"/>.</summary>
    public required string Project { get; init; }

    public required string IssueType { get; init; }

    public JiraText Summary { get; init; } = new(DefaultSummary, EnableUpdate: true);

    public JiraText Description { get; init; } = new(DefaultDescription, EnableUpdate: true);

    public IReadOnlyList<string> Labels { get; init; } = [];

    public string Priority { get; init; } = DefaultPriority;

    /// <summary>A transition's name as Jira has it; no template, like the next two.</summary>
    public string ReopenTransition { get; init; } = "";

    public string ResolveTransition { get; init; } = "";

    /// <summary>Issues with this resolution are not reopened.</summary>
    public string WontFixResolution { get; init; } = "";

    /// <summary>How long after its resolution an issue is reopened instead of a new one made; zero for never.</summary>
    public TimeSpan ReopenDuration { get; init; }

    /// <summary>Further fields of the issue: any tree. Its texts are templates, its keys are not. Null where there are none.</summary>
    public ConfigMapping? Fields { get; init; }
}

/// <summary>A text of an issue, and whether it is written again when the issue is updated.</summary>
internal sealed record JiraText(string Template, bool EnableUpdate);

internal enum JiraApiType : byte
{
    /// <summary>The cloud's for a host of atlassian.net, else the data center's.</summary>
    Auto,
    Cloud,
    Datacenter,
}
