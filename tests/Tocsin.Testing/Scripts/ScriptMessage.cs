using System.Text.Json;

namespace Tocsin.Testing.Scripts;

/// <summary>A webhook's body as it arrived.</summary>
/// <param name="At">When, from the script's start.</param>
/// <param name="To">The receiver's path.</param>
/// <param name="Answer">The status it was answered with.</param>
/// <param name="Body">The body.</param>
/// <param name="Start">The script's start: times in the body are compared from there.</param>
public sealed record ScriptMessage(TimeSpan At, string To, int Answer, JsonElement Body, DateTimeOffset Start)
{
    /// <summary>The same for all attempts to tell it; empty from an Alertmanager, which gives none.</summary>
    public string Id { get; init; } = "";

    public string Key => Body.GetProperty("groupKey").GetString()!;

    public string Status => Body.GetProperty("status").GetString()!;

    /// <summary>Empty from an Alertmanager that has no such field (before 0.33).</summary>
    public string Reason => Body.TryGetProperty("notification_reason", out var reason) ? reason.GetString()! : "";

    public int Truncated => Body.GetProperty("truncatedAlerts").GetInt32();

    public IReadOnlyList<MessageAlert> Alerts => [.. Body.GetProperty("alerts").EnumerateArray().Select(a => new MessageAlert(a, Start))];

    /// <summary>What else both programs have to agree on, beside what an expectation names.</summary>
    public string Details => $"receiver {Body.GetProperty("receiver")}, groupLabels {Body.GetProperty("groupLabels")}, commonLabels {Body.GetProperty("commonLabels")}, "
        + $"commonAnnotations {Body.GetProperty("commonAnnotations")}, annotations {string.Join(' ', Alerts.Select(a => a.Annotations))}, fingerprints {string.Join(' ', Alerts.Select(a => a.Fingerprint))}";

    public override string ToString() => string.Join(", ", Alerts);
}

/// <summary>An alert in a webhook's body.</summary>
public sealed class MessageAlert(JsonElement alert, DateTimeOffset start)
{
    public bool IsFiring => alert.GetProperty("status").GetString() == "firing";

    public string Annotations => alert.GetProperty("annotations").ToString();

    public string Fingerprint => alert.GetProperty("fingerprint").GetString()!;

    public TimeSpan Starts => alert.GetProperty("startsAt").GetDateTimeOffset() - start;

    /// <summary>Null where it fires: the format has the zero time then.</summary>
    public TimeSpan? Ends => alert.GetProperty("endsAt").GetDateTimeOffset() is { Year: > 1 } ends ? ends - start : null;

    public string? Annotation(string name) => alert.GetProperty("annotations").TryGetProperty(name, out var value) ? value.GetString() : null;

    public override string ToString() =>
        (IsFiring ? "" : "-") + ScriptAlert.Describe(alert.GetProperty("labels").EnumerateObject().Select(l => KeyValuePair.Create(l.Name, l.Value.GetString()!)));
}
