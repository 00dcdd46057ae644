using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Webex;

/// <summary>One entry of <c>webex_configs</c>.</summary>
internal sealed record WebexOptions
{
    public const string DefaultMessage = """{{ template "webex.default.message" . }}""";

    /// <summary>Carries the bot's token as its authorization.</summary>
    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public required Uri ApiUrl { get; init; }

    /// <summary>Template of the text, in Webex's Markdown.</summary>
    public string Message { get; init; } = DefaultMessage;

    /// <summary>Template of the room's id.</summary>
    public required string RoomId { get; init; }
}
