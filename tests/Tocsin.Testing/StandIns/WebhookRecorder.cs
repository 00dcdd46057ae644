using System.Text.Json;

namespace Tocsin.Testing.StandIns;

/// <summary>A receiver of Alertmanager's webhook format, version 4: checks that the fields of the format are there, and keeps what arrived.</summary>
public sealed class WebhookRecorder : VendorStandIn
{
    /// <summary>The secret part of <see cref="Url"/>: it must not show up anywhere.</summary>
    public const string Token = "tocsin0webhook0secret0815";

    private const string Path = "/hook/" + Token;

    private static readonly (string Name, JsonValueKind Kind)[] _fields =
    [
        ("receiver", JsonValueKind.String), ("status", JsonValueKind.String), ("alerts", JsonValueKind.Array), ("notification_reason", JsonValueKind.String),
        ("groupLabels", JsonValueKind.Object), ("commonLabels", JsonValueKind.Object), ("commonAnnotations", JsonValueKind.Object),
        ("routeLabels", JsonValueKind.Object), ("externalURL", JsonValueKind.String), ("version", JsonValueKind.String),
        ("groupKey", JsonValueKind.String), ("truncatedAlerts", JsonValueKind.Number),
    ];

    private static readonly string[] _alertFields = ["status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint"];

    public string Url => BaseUrl + Path;

    public static async Task<WebhookRecorder> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var recorder = new WebhookRecorder();
        await recorder.ListenAsync(port);
        return recorder;
    }

    protected override VendorVerdict Judge(RecordedRequest request)
    {
        if (request.Method != "POST" || request.Path != Path)
        {
            return new VendorVerdict(404, "not found", Problem: $"{request.Method} {request.Path}");
        }

        if (request.Headers.GetValueOrDefault("Content-Type", "") != "application/json")
        {
            return new VendorVerdict(415, "unsupported media type", Problem: "content type");
        }

        try
        {
            return Missing(request.Json) is { } missing ? new VendorVerdict(400, missing, Problem: missing) : new VendorVerdict(200, "");
        }
        catch (JsonException)
        {
            return new VendorVerdict(400, "no JSON", Problem: "no JSON");
        }
    }

    private static string? Missing(JsonElement payload)
    {
        foreach (var (name, kind) in _fields)
        {
            if (!payload.TryGetProperty(name, out var value) || value.ValueKind != kind)
            {
                return $"{name} is missing, or no {kind}";
            }
        }

        foreach (var alert in payload.GetProperty("alerts").EnumerateArray())
        {
            if (_alertFields.FirstOrDefault(f => !alert.TryGetProperty(f, out _)) is { } missing)
            {
                return $"an alert without {missing}";
            }
        }

        return payload.GetProperty("version").GetString() == "4" ? null : "version is not 4";
    }
}
