using System.Collections.Concurrent;
using System.Text.Json;

namespace Tocsin.Testing.StandIns;

/// <summary>
/// A receiver of Alertmanager's webhook format, version 4: checks that the fields of the format are there, and keeps what arrived. Paths below
/// <see cref="Url"/> are receivers of their own.
/// </summary>
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

    /// <summary>Fields that Debian's Alertmanager, 0.25, does not have yet.</summary>
    private static readonly string[] _newFields = ["notification_reason", "routeLabels"];

    private static readonly string[] _alertFields = ["status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint"];

    private readonly ConcurrentDictionary<string, ConcurrentQueue<PlannedAnswer>> _plannedBelow = new(StringComparer.Ordinal);

    /// <summary>Whether a sender may leave out what the format gained after 0.25.</summary>
    public bool TakesOldFormat { get; init; }

    public string Url => BaseUrl + Path;

    public static Task<WebhookRecorder> StartAsync(int port = 0, CancellationToken cancellationToken = default) =>
        StartAsync(takesOldFormat: false, port, cancellationToken);

    public static async Task<WebhookRecorder> StartAsync(bool takesOldFormat, int port, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var recorder = new WebhookRecorder { TakesOldFormat = takesOldFormat };
        await recorder.ListenAsync(port);
        return recorder;
    }

    /// <summary>Answers the next requests to one receiver so, late by the delay.</summary>
    /// <param name="receiver">The path below <see cref="Url"/>.</param>
    /// <param name="count">How many requests.</param>
    /// <param name="status">200: as usual.</param>
    /// <param name="delay">How late.</param>
    public void PlanNext(string receiver, int count, int status, TimeSpan delay)
    {
        var planned = _plannedBelow.GetOrAdd($"{Path}/{receiver}", _ => new ConcurrentQueue<PlannedAnswer>());
        for (var i = 0; i < count; i++)
        {
            planned.Enqueue(new PlannedAnswer(status == 200 ? null : status, "planned", null, delay));
        }
    }

    /// <summary>The receiver that a request went to: its path below <see cref="Url"/>.</summary>
    public static string ReceiverOf(RecordedRequest request) => request.Path[Math.Min(request.Path.Length, Path.Length + 1)..];

    private protected override PlannedAnswer? NextPlanned(RecordedRequest request) =>
        _plannedBelow.TryGetValue(request.Path, out var below) && below.TryDequeue(out var planned) ? planned : base.NextPlanned(request);

    protected override VendorVerdict Judge(RecordedRequest request)
    {
        if (request.Method != "POST" || (request.Path != Path && !request.Path.StartsWith(Path + "/", StringComparison.Ordinal)))
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

    private string? Missing(JsonElement payload)
    {
        foreach (var (name, kind) in _fields.Where(f => !TakesOldFormat || !_newFields.Contains(f.Name)))
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
