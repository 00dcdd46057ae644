namespace Tocsin.Notification.Mattermost;

/// <summary>An attachment of a message. The texts are templates.</summary>
internal sealed record MattermostAttachment
{
    /// <summary>What the keys in the entry itself are where they are absent. Those of <c>attachments</c> are empty.</summary>
    public static MattermostAttachment Default { get; } = new()
    {
        Color = """{{ template "mattermost.default.color" . }}""",
        Text = """{{ template "mattermost.default.text" . }}""",
        Title = """{{ template "mattermost.default.title" . }}""",
        TitleLink = """{{ template "mattermost.default.titlelink" . }}""",
        Fallback = """{{ template "mattermost.default.fallback" . }}""",
    };

    public static MattermostAttachment Empty { get; } = new();

    public string Fallback { get; init; } = "";

    public string Color { get; init; } = "";

    public string Pretext { get; init; } = "";

    public string Text { get; init; } = "";

    public string AuthorName { get; init; } = "";

    public string AuthorLink { get; init; } = "";

    public string AuthorIcon { get; init; } = "";

    public string Title { get; init; } = "";

    public string TitleLink { get; init; } = "";

    public IReadOnlyList<MattermostField> Fields { get; init; } = [];

    public string ThumbUrl { get; init; } = "";

    public string Footer { get; init; } = "";

    public string FooterIcon { get; init; } = "";

    public string ImageUrl { get; init; } = "";
}

/// <summary>A field of an attachment; <see cref="Short"/> is null where the file doesn't say.</summary>
internal sealed record MattermostField(string Title, string Value, bool? Short);
