using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Slack;

/// <summary>One entry of <c>slack_configs</c>, complete with what <c>global</c> adds.</summary>
internal sealed record SlackOptions
{
    /// <summary>The method that bot tokens post with; the only URL by which a message can be changed later.</summary>
    public const string PostMessageUrl = "https://slack.com/api/chat.postMessage";

    /// <summary>Where Slack reads its markup, unless the entry says otherwise.</summary>
    public static readonly IReadOnlyList<string> DefaultMrkdwnIn = ["fallback", "pretext", "text"];

    /// <summary>With an app token as its authorization, where there is one.</summary>
    public required HttpClientConfig Http { get; init; }

    public required AlertTemplates Templates { get; init; }

    /// <summary>Where the message is posted: a webhook, or the app URL where there is an app token.</summary>
    public required SecretSource ApiUrl { get; init; }

    public SlackTexts Texts { get; init; } = new();

    public IReadOnlyList<SlackField> Fields { get; init; } = [];

    public IReadOnlyList<SlackAction> Actions { get; init; } = [];

    public IReadOnlyList<string> MrkdwnIn { get; init; } = DefaultMrkdwnIn;

    public bool LinkNames { get; init; }

    /// <summary>Whether later notifications of a group change its first message.</summary>
    public bool UpdateMessage { get; init; }

    /// <summary>For one attempt; zero or less for the sender's own limit.</summary>
    public TimeSpan Timeout { get; init; }
}

/// <summary>A field of the attachment; title and value are templates.</summary>
internal sealed record SlackField(string Title, string Value, bool Short);

/// <summary>A button. All are templates. Either <see cref="Url"/> is set, or <see cref="Name"/> with what belongs to it.</summary>
internal sealed record SlackAction
{
    public required string Type { get; init; }

    public required string Text { get; init; }

    public string Style { get; init; } = "";

    public string Url { get; init; } = "";

    public string Name { get; init; } = "";

    public string Value { get; init; } = "";

    public SlackConfirmation? Confirm { get; init; }
}

/// <summary>What is asked before a button does something. All are templates.</summary>
internal sealed record SlackConfirmation(string Text, string Title, string OkText, string DismissText);
