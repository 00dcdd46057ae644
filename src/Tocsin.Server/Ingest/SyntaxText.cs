using System.Text;
using System.Text.Json;

namespace Tocsin.Server.Ingest;

/// <summary>What is said of a body that is no JSON, or JSON of another shape.</summary>
internal static class SyntaxText
{
    public static string Strict(ReadOnlySpan<byte> body, JsonReaderOptions options, JsonException error, string place)
    {
        var where = $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}{(place.Length > 0 ? $", in {place}" : "")}";
        return EndsTooEarly(body, options) ? $"the JSON ends too early: {where}" : $"not valid JSON: {where}: {Reason(error)}";
    }

    public static string Upstream(ReadOnlySpan<byte> body, JsonReaderOptions options, JsonException error)
    {
        if (EndsTooEarly(body, options))
        {
            return "unexpected EOF";
        }

        return Reason(error).Contains("depth", StringComparison.Ordinal)
            ? "invalid character '[' exceeded max depth"
            : $"invalid character {Character(body, error)} at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {Reason(error)}";
    }

    public static string WrongShape(IngestSource source, JsonTokenType token)
    {
        var kind = Encoding.UTF8.GetString(token.Kind());
        return source switch
        {
            IngestSource.Api => $"json: cannot unmarshal {kind} into Go value of type models.PostableAlerts",
            IngestSource.Webhook => $"the body must be an Alertmanager webhook, got {StrictText.Article(kind)}",
            _ => $"the body must be an alert, an array of alerts or an Alertmanager webhook, got {StrictText.Article(kind)}",
        };
    }

    // The reader's complaint about a body cut short depends on where it was cut; told that more may come, it only waits.
    private static bool EndsTooEarly(ReadOnlySpan<byte> body, JsonReaderOptions options)
    {
        var json = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(options));
        try
        {
            while (json.Read())
            {
            }

            // An outermost object or array counts as deeper only once something in it is read.
            return json.CurrentDepth > 0 || json.BytesConsumed < body.Length || json.TokenType is JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Reason(JsonException error) => error.Message.Split(" LineNumber: ", 2)[0];

    private static string Character(ReadOnlySpan<byte> body, JsonException error)
    {
        for (var line = 0; line < error.LineNumber; line++)
        {
            body = body[(body.IndexOf((byte)'\n') + 1)..];
        }

        var at = (int)Math.Clamp(error.BytePositionInLine ?? 0, 0, body.Length);
        return at < body.Length && Rune.DecodeFromUtf8(body[at..], out var rune, out _) == System.Buffers.OperationStatus.Done
            ? $"'{(Rune.IsControl(rune) ? $"\\x{rune.Value:x2}" : rune.ToString())}'"
            : "at the end";
    }
}
