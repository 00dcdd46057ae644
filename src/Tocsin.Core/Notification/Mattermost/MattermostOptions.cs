using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Mattermost;

/// <summary>One entry of <c>mattermost_configs</c>. The texts are templates.</summary>
internal sealed record MattermostOptions
{
    public const string DefaultUsername = """{{ template "mattermost.default.username" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public required SecretSource WebhookUrl { get; init; }

    public string Channel { get; init; } = "";

    public string Username { get; init; } = DefaultUsername;

    public string IconUrl { get; init; } = "";

    public string IconEmoji { get; init; } = "";

    /// <summary>The keys of an attachment that stand in the entry itself, with defaults; among them the message's text.</summary>
    public MattermostAttachment Main { get; init; } = MattermostAttachment.Default;

    public IReadOnlyList<MattermostAttachment> Attachments { get; init; } = [];

    /// <summary>The post's type; empty, or something that begins with <c>custom_</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Text of the post's card (<c>props.card</c>).</summary>
    public string Card { get; init; } = "";

    public MattermostPriority? Priority { get; init; }
}

/// <summary>The key <c>priority</c>.</summary>
/// <param name="Priority">Template of <c>urgent</c>, <c>important</c> or <c>standard</c>.</param>
/// <param name="RequestedAck">Asks the readers to acknowledge; not with <c>standard</c>.</param>
/// <param name="PersistentNotifications">Repeats until somebody does; only with <c>urgent</c>.</param>
internal sealed record MattermostPriority(string Priority, bool RequestedAck, bool PersistentNotifications);
