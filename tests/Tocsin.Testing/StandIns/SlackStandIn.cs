using System.Text.Json;
using Tocsin.Testing.Schemas;

namespace Tocsin.Testing.StandIns;

/// <summary>
/// A Slack incoming webhook. It refuses what Slack refuses (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks), and
/// checks the documented limits, and the undocumented one on a message's length.
/// </summary>
public sealed class SlackStandIn : VendorStandIn
{
    private const int MaxBlocks = 50;
    private const int MaxSectionText = 3000;
    private const int MaxButtonUrl = 3000;
    private const int MaxText = 40_000;
    private const int MaxBlocksText = 11_000;
    private const string Path = "/services/T0TOCSIN1/B0TOCSIN2/" + Token;

    private readonly JsonSchema? _schema;

    private SlackStandIn(JsonSchema? schema)
    {
        _schema = schema;
    }

    /// <summary>The secret part of <see cref="Url"/>: it must not show up anywhere.</summary>
    public const string Token = "xTocsinSlackSecret4711aB";

    public string Url => BaseUrl + Path;

    /// <summary>Without the schema beside the repository only the limits are checked.</summary>
    public static async Task<SlackStandIn> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = SharedFiles.SpecIfPresent("slack-block-kit-derived.schema.json");
        var slack = new SlackStandIn(file is null ? null : JsonSchema.Load(file));
        await slack.ListenAsync(port);
        return slack;
    }

    protected override VendorVerdict Judge(RecordedRequest request)
    {
        if (request.Method != "POST")
        {
            return Refuse(405, "method_not_allowed");
        }

        if (request.Path != Path)
        {
            return Refuse(request.Path.StartsWith("/services/", StringComparison.Ordinal) ? 403 : 404, "invalid_token");
        }

        if (!request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.Ordinal))
        {
            return Refuse(400, "invalid_payload", "content type");
        }

        try
        {
            return JudgeMessage(request.Json);
        }
        catch (JsonException)
        {
            return Refuse(400, "invalid_payload", "no JSON");
        }
    }

    private VendorVerdict JudgeMessage(JsonElement message)
    {
        var errors = _schema?.Check(message) ?? [];
        if (errors.Count > 0)
        {
            return Refuse(400, "invalid_blocks", string.Join("; ", errors));
        }

        var blocks = Lists(message).ToList();
        if (blocks.Count == 0 && Length(message, "text") == 0)
        {
            return Refuse(400, "no_text");
        }

        return blocks.SelectMany(b => Limits(b)).Concat(Length(message, "text") > MaxText ? ["text"] : []).FirstOrDefault() is { } broken
            ? Refuse(400, broken == "total" ? "msg_blocks_too_long" : "invalid_blocks", broken)
            : Empty(blocks) is { } empty ? Refuse(400, "invalid_blocks", empty) : new VendorVerdict(200, "ok");
    }

    /// <summary>The message's list of blocks, and each attachment's.</summary>
    private static IEnumerable<JsonElement> Lists(JsonElement message)
    {
        var attachments = message.TryGetProperty("attachments", out var list) ? list.EnumerateArray().ToList() : [];
        return attachments.Prepend(message).Where(m => m.TryGetProperty("blocks", out _)).Select(m => m.GetProperty("blocks"));
    }

    private static IEnumerable<string> Limits(JsonElement blocks)
    {
        if (blocks.GetArrayLength() > MaxBlocks)
        {
            yield return "more than 50 blocks";
        }

        if (Texts(blocks).Sum(t => t.Length) > MaxBlocksText)
        {
            yield return "total";
        }

        foreach (var block in blocks.EnumerateArray())
        {
            var type = block.GetProperty("type").GetString();
            if (type == "section" && block.TryGetProperty("text", out var text) && Length(text, "text") > MaxSectionText)
            {
                yield return "a section's text over 3000";
            }

            if (type == "actions" && block.GetProperty("elements").EnumerateArray().Any(e => Length(e, "url") > MaxButtonUrl))
            {
                yield return "a button's url over 3000";
            }
        }
    }

    /// <summary>Slack takes no text object without text and no list of blocks, fields or elements without members.</summary>
    private static string? Empty(IEnumerable<JsonElement> lists)
    {
        foreach (var block in lists.SelectMany(l => l.EnumerateArray()))
        {
            if (block.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() == 0) || Texts(block).Any(t => t.Length == 0))
            {
                return $"something empty in {block.GetProperty("type")}";
            }
        }

        return null;
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().Where(p => p.Name != "type").SelectMany(p => Texts(p.Value)),
        _ => [],
    };

    private static int Length(JsonElement value, string name) => value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Length : 0;

    private static VendorVerdict Refuse(int status, string answer, string why = "") => new(status, answer, Problem: $"{answer} {why}".Trim());
}
