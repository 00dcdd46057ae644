using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Alerts;
using Tocsin.Pipeline;
using Route = Tocsin.Routing.Route;

namespace Tocsin.Server.Api;

/// <summary>
/// <c>GET /api/v2/alerts</c> without its filters: all alerts that fire, as Alertmanager lists them. Streamed, so that a long list is never
/// in memory as a whole.
/// </summary>
internal static class AlertsEndpoint
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="endpoints">Where to map.</param>
    /// <param name="node">The node; null until the stored state is read.</param>
    public static void MapAlerts(this IEndpointRouteBuilder endpoints, Func<Node?> node)
    {
        endpoints.MapGet("/api/v2/alerts", context => WriteAsync(context, node()));

        // Messages link back to /#/alerts, as Alertmanager's do; until there is a page, the list is what can be shown.
        endpoints.MapGet("/", () => Results.Redirect("api/v2/alerts"));
    }

    private static async Task WriteAsync(HttpContext context, Node? node)
    {
        if (context.Request.Query.Count > 0)
        {
            // A filter that is ignored would show alerts as if they matched.
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"query parameters are not supported yet: {string.Join(", ", context.Request.Query.Keys)}");
        }
        else if (node is null)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "starting: the stored state is being read");
        }
        else
        {
            await ListAsync(context, node);
        }
    }

    private static async Task ListAsync(HttpContext context, Node node)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        var alerts = node.Alerts.All().Select(e => e.Current).Where(a => a.IsFiring).OrderBy(a => a.Fingerprint);
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        await using var writer = new Utf8JsonWriter(buffer, _json);
        var (tree, routes) = (node.Settings.Routes, new List<Route>());
        writer.WriteStartArray();
        foreach (var alert in alerts)
        {
            routes.Clear();
            tree.Match(alert.Labels, routes);
            Write(writer, alert, routes.Select(r => r.Receiver).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            if (writer.BytesPending + buffer.WrittenCount > FlushAt)
            {
                await FlushAsync(writer, buffer, context);
            }
        }

        writer.WriteEndArray();
        await FlushAsync(writer, buffer, context);
    }

    private static async Task FlushAsync(Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer, HttpContext context)
    {
        await writer.FlushAsync(context.RequestAborted);
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        buffer.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter writer, Alert alert, IEnumerable<string> receivers)
    {
        writer.WriteStartObject();
        WriteLabels(writer, "annotations"u8, alert.Annotations);
        writer.WriteString("endsAt"u8, Time(alert.EndsAt));
        writer.WriteString("fingerprint"u8, alert.Fingerprint.ToString());
        writer.WriteStartArray("receivers"u8);
        foreach (var receiver in receivers)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, receiver);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("startsAt"u8, Time(alert.StartsAt));
        writer.WritePropertyName("status"u8);
        writer.WriteRawValue("""{"inhibitedBy":[],"mutedBy":[],"silencedBy":[],"state":"active"}"""u8, skipInputValidation: true);
        writer.WriteString("updatedAt"u8, Time(alert.UpdatedAt));
        if (!alert.GeneratorUrlUtf8.IsEmpty)
        {
            writer.WriteString("generatorURL"u8, alert.GeneratorUrlUtf8.Span);
        }

        WriteLabels(writer, "labels"u8, alert.Labels);
        writer.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter writer, ReadOnlySpan<byte> name, LabelSet labels)
    {
        writer.WriteStartObject(name);
        var rest = labels.Canonical;
        while (LabelSet.TakePair(ref rest, out var label, out var value))
        {
            writer.WriteString(label, value);
        }

        writer.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(message, context.RequestAborted);
    }
}
