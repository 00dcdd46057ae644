using System.Text.Json;
using Tocsin.Testing.Schemas;

namespace Tocsin.Testing.StandIns;

/// <summary>PagerDuty's Events API v2 (https://developer.pagerduty.com/docs/send-alert-event): enqueue, with its schema and its limits.</summary>
public sealed class PagerDutyStandIn : VendorStandIn
{
    /// <summary>The only routing key it knows; a secret, which must not show up anywhere.</summary>
    public const string RoutingKey = "0tocsin0pagerduty0routing0key042";

    private const int MaxBytes = 512_000;
    private const int MaxSummary = 1024;
    private const int MaxDedupKey = 255;
    private const string Path = "/v2/enqueue";

    private readonly JsonSchema? _schema;

    private PagerDutyStandIn(JsonSchema? schema)
    {
        _schema = schema;
    }

    public string Url => BaseUrl + Path;

    public static async Task<PagerDutyStandIn> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        const string Schema = "#/paths/~1enqueue/post/requestBody/content/application~1json/schema";
        var file = SharedFiles.SpecIfPresent("pagerduty-events-v2-openapi.json");
        var pagerDuty = new PagerDutyStandIn(file is null ? null : JsonSchema.Load(file, Schema, closed: true));
        await pagerDuty.ListenAsync(port);
        return pagerDuty;
    }

    protected override VendorVerdict Judge(RecordedRequest request)
    {
        if (request.Path != Path || request.Method != "POST")
        {
            return new VendorVerdict(404, "Not Found", Problem: $"{request.Method} {request.Path}");
        }

        if (request.Body.Length > MaxBytes)
        {
            return new VendorVerdict(413, "Request Entity Too Large", Problem: $"{request.Body.Length} bytes");
        }

        try
        {
            var errors = Errors(request).ToList();
            return errors.Count > 0 ? Refuse("invalid event", "Event object is invalid", errors) : Accept(request.Json);
        }
        catch (JsonException)
        {
            return Refuse("Unrecognized object", "Event object format is unrecognized", ["JSON parse error"]);
        }
    }

    private IEnumerable<string> Errors(RecordedRequest request)
    {
        var item = request.Json;
        if (!request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.Ordinal))
        {
            yield return "Content-Type must be application/json";
        }

        foreach (var error in _schema?.Check(item) ?? [])
        {
            yield return error;
        }

        if (Text(item, "routing_key") != RoutingKey)
        {
            yield return "Invalid routing key";
        }

        if (Text(item, "dedup_key").Length is 0 or > MaxDedupKey)
        {
            yield return "'dedup_key' must have 1 to 255 characters";
        }

        if (!item.TryGetProperty("payload", out var payload) || Text(payload, "summary").EnumerateRunes().Count() is 0 or > MaxSummary)
        {
            yield return "'payload.summary' must have 1 to 1024 characters";
        }

        if (Text(payload, "source").Length == 0)
        {
            yield return "'payload.source' is missing or blank";
        }
    }

    private static VendorVerdict Accept(JsonElement item) =>
        Answer(202, new { status = "success", message = "Event processed", dedup_key = Text(item, "dedup_key") }, "");

    private static VendorVerdict Refuse(string status, string message, IReadOnlyList<string> errors) =>
        Answer(400, new { status, message, errors }, string.Join("; ", errors));

    private static VendorVerdict Answer(int status, object body, string problem) => new(status, JsonSerializer.Serialize(body), "application/json", problem);

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
