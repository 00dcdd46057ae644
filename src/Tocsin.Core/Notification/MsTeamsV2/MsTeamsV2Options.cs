using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.MsTeamsV2;

/// <summary>One entry of <c>msteamsv2_configs</c>: Microsoft Teams, by a flow (Adaptive Card). The texts are templates.</summary>
internal sealed record MsTeamsV2Options
{
    public const string DefaultTitle = """{{ template "msteamsv2.default.title" . }}""";
    public const string DefaultText = """{{ template "msteamsv2.default.text" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public required SecretSource WebhookUrl { get; init; }

    public string Title { get; init; } = DefaultTitle;

    public string Text { get; init; } = DefaultText;
}
