using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.MsTeams;

/// <summary>One entry of <c>msteams_configs</c>: Microsoft Teams, by a connector of Microsoft 365 (MessageCard). The texts are templates.</summary>
internal sealed record MsTeamsOptions
{
    public const string DefaultTitle = """{{ template "msteams.default.title" . }}""";
    public const string DefaultSummary = """{{ template "msteams.default.summary" . }}""";
    public const string DefaultText = """{{ template "msteams.default.text" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public required SecretSource WebhookUrl { get; init; }

    public string Title { get; init; } = DefaultTitle;

    public string Summary { get; init; } = DefaultSummary;

    public string Text { get; init; } = DefaultText;
}
