using System.Text;

namespace Tocsin.Alerts;

/// <summary>One alert as it is known at one moment. Immutable: a change makes a new one.</summary>
public sealed record Alert
{
    public required LabelSet Labels { get; init; }

    public LabelSet Annotations { get; init; } = LabelSet.Empty;

    /// <summary>What tells it apart from all others; follows from the labels.</summary>
    public AlertId Id { get; init; }

    /// <summary>As it is shown; made when asked for.</summary>
    public Fingerprint Fingerprint => Labels.Fingerprint();

    public AlertStatus Status { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ended, or when it will be taken as ended if nothing more is heard.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When its sender was last heard.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public EndsBy EndsBy { get; init; }

    /// <summary>Identifies the time from firing to resolved; kept through merges, new when the alert fires again.</summary>
    public Guid Episode { get; init; }

    /// <summary>Link to where the alert came from, in UTF-8; empty where the sender gave none.</summary>
    public ReadOnlyMemory<byte> GeneratorUrlUtf8 { get; init; }

    public string GeneratorUrl => Encoding.UTF8.GetString(GeneratorUrlUtf8.Span);

    public string Name => Labels["alertname"];

    public bool IsFiring => Status == AlertStatus.Firing;

    /// <summary>How long the sender's last word holds. Measured from when it was heard.</summary>
    public TimeSpan Lifetime => EndsAt - UpdatedAt;

    /// <summary>The alert as it is once its time has run out.</summary>
    public Alert Expired() => this with { Status = EndsBy == EndsBy.ExpireAfter ? AlertStatus.NoNews : AlertStatus.Resolved };

    /// <summary>
    /// Whether <paramref name="next"/> tells nothing that has to be on disk before it is answered: the same state of the same alert, only
    /// heard later. A changed generator URL alone is no news: the two of a Prometheus pair differ in it.
    /// </summary>
    public bool IsRefreshedBy(Alert next) =>
        Status == next.Status && StartsAt == next.StartsAt && EndsBy == next.EndsBy && Annotations.Equals(next.Annotations) && Labels.Equals(next.Labels);
}
