using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Rocketchat;

/// <summary>One entry of <c>rocketchat_configs</c>. The texts are templates.</summary>
internal sealed record RocketchatOptions
{
    public const string DefaultColor = """{{ if eq .Status "firing" }}red{{ else }}green{{ end }}""";
    public const string DefaultEmoji = """{{ template "rocketchat.default.emoji" . }}""";
    public const string DefaultIconUrl = """{{ template "rocketchat.default.iconurl" . }}""";
    public const string DefaultText = """{{ template "rocketchat.default.text" . }}""";
    public const string DefaultTitle = """{{ template "rocketchat.default.title" . }}""";
    public const string DefaultTitleLink = """{{ template "rocketchat.default.titlelink" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    /// <summary>The server; the path of the API is appended.</summary>
    public Uri? ApiUrl { get; init; }

    /// <summary>Header <c>X-Auth-Token</c>.</summary>
    public required SecretSource Token { get; init; }

    /// <summary>Header <c>X-User-Id</c>.</summary>
    public required SecretSource TokenId { get; init; }

    public string Channel { get; init; } = "";

    public string Color { get; init; } = DefaultColor;

    public string Title { get; init; } = DefaultTitle;

    public string TitleLink { get; init; } = DefaultTitleLink;

    public string Text { get; init; } = DefaultText;

    public string Emoji { get; init; } = DefaultEmoji;

    public string IconUrl { get; init; } = DefaultIconUrl;

    public string ImageUrl { get; init; } = "";

    public string ThumbUrl { get; init; } = "";

    public IReadOnlyList<RocketchatField> Fields { get; init; } = [];

    /// <summary>For fields that don't say whether they are short.</summary>
    public bool ShortFields { get; init; }

    /// <summary>Read, and not sent by upstream.</summary>
    public bool LinkNames { get; init; }

    public IReadOnlyList<RocketchatAction> Actions { get; init; } = [];
}

/// <summary>A field of the message; <see cref="Short"/> is null where <see cref="RocketchatOptions.ShortFields"/> decides.</summary>
internal sealed record RocketchatField(string Title, string Value, bool? Short);

/// <summary>A button of the message: it opens <see cref="Url"/> or posts <see cref="Message"/>.</summary>
internal sealed record RocketchatAction(string Text, string Url, string Message);
