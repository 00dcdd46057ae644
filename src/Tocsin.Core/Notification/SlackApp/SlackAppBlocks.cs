using System.Text.Json.Nodes;

namespace Tocsin.Notification.SlackApp;

/// <summary>Block Kit's blocks. The texts come escaped and short enough (<see cref="SlackAppText"/>).</summary>
internal static class SlackAppBlocks
{
    public const int MaxHeader = 150;
    public const int MaxFields = 10;

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text) };

    public static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Mrkdwn(text) };

    /// <summary>Up to ten, shown in two columns.</summary>
    public static JsonObject Fields(IEnumerable<string> fields) =>
        new() { ["type"] = "section", ["fields"] = new JsonArray([.. fields.Select(JsonNode (f) => Mrkdwn(f))]) };

    public static JsonObject Context(string text) => new() { ["type"] = "context", ["elements"] = new JsonArray(Mrkdwn(text)) };

    public static JsonObject Actions(IEnumerable<JsonObject> buttons) => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. buttons]) };

    public static JsonObject Button(string text, string url) => new() { ["type"] = "button", ["text"] = Plain(text), ["url"] = url };

    // verbatim: Slack must not turn parts of a label into links, channels or mentions.
    private static JsonObject Mrkdwn(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };
}
