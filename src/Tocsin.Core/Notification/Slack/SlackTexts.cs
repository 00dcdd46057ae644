namespace Tocsin.Notification.Slack;

/// <summary>The keys of <c>slack_configs</c> that are templates, with their defaults.</summary>
internal sealed record SlackTexts
{
    public string Channel { get; init; } = "";

    public string Username { get; init; } = """{{ template "slack.default.username" . }}""";

    public string Color { get; init; } = """{{ template "slack.default.color" . }}""";

    public string Title { get; init; } = """{{ template "slack.default.title" . }}""";

    public string TitleLink { get; init; } = """{{ template "slack.default.titlelink" . }}""";

    public string Pretext { get; init; } = """{{ template "slack.default.pretext" . }}""";

    public string Text { get; init; } = """{{ template "slack.default.text" . }}""";

    /// <summary>The text of the message itself, beside the attachment.</summary>
    public string MessageText { get; init; } = "";

    public string Fallback { get; init; } = """{{ template "slack.default.fallback" . }}""";

    public string CallbackId { get; init; } = """{{ template "slack.default.callbackid" . }}""";

    public string Footer { get; init; } = """{{ template "slack.default.footer" . }}""";

    public string IconEmoji { get; init; } = """{{ template "slack.default.iconemoji" . }}""";

    public string IconUrl { get; init; } = """{{ template "slack.default.iconurl" . }}""";

    public string ImageUrl { get; init; } = "";

    public string ThumbUrl { get; init; } = "";
}
