using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Pushover;

/// <summary>One entry of <c>pushover_configs</c>. All texts, and both keys, are templates.</summary>
internal sealed record PushoverOptions
{
    public const string DefaultTitle = """{{ template "pushover.default.title" . }}""";
    public const string DefaultMessage = """{{ template "pushover.default.message" . }}""";
    public const string DefaultUrl = """{{ template "pushover.default.url" . }}""";

    /// <summary>Emergency while it fires, normal afterwards.</summary>
    public const string DefaultPriority = """{{ if eq .Status "firing" }}2{{ else }}0{{ end }}""";

    public required HttpClientConfig Http { get; init; }

    public required AlertTemplates Templates { get; init; }

    public required SecretSource UserKey { get; init; }

    public required SecretSource Token { get; init; }

    public string Title { get; init; } = DefaultTitle;

    public string Message { get; init; } = DefaultMessage;

    public string Url { get; init; } = DefaultUrl;

    public string UrlTitle { get; init; } = "";

    public string Device { get; init; } = "";

    public string Sound { get; init; } = "";

    public string Priority { get; init; } = DefaultPriority;

    /// <summary>How often an emergency is repeated until somebody acknowledges it.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long it is repeated.</summary>
    public TimeSpan Expire { get; init; } = TimeSpan.FromHours(1);

    /// <summary>After how long the message is deleted; zero for never.</summary>
    public TimeSpan Ttl { get; init; }

    public bool Html { get; init; }

    public bool Monospace { get; init; }
}
