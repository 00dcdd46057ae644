using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

/// <summary>All that an integration needs to write and send one message about one group.</summary>
public sealed record Notification
{
    /// <summary>Stable over retries and restarts: the outbox row's id. Sent as <c>Idempotency-Key</c> where the receiver knows it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Alertmanager's group key, such as <c>{}:{alertname="X"}</c>.</summary>
    public required string GroupKey { get; init; }

    public required string Receiver { get; init; }

    public required NotificationReason Reason { get; init; }

    public required LabelSet GroupLabels { get; init; }

    /// <summary>The labels that the group's route adds.</summary>
    public LabelSet RouteLabels { get; init; } = LabelSet.Empty;

    /// <summary>Alerts in the order they are shown, each with the status that was decided on and its evidence.</summary>
    public required IReadOnlyList<EnrichedAlert> Alerts { get; init; }

    /// <summary>Where this Tocsin can be reached, for links back.</summary>
    public required Uri ExternalUrl { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Set where the store is away: the message says that it could not be stored, and why. Empty otherwise.</summary>
    public string StoreTrouble { get; init; } = "";

    public IEnumerable<EnrichedAlert> Firing => Alerts.Where(a => a.Alert.IsFiring);

    /// <summary>Alerts that ended: resolved, or without news.</summary>
    public IEnumerable<EnrichedAlert> Ended => Alerts.Where(a => !a.Alert.IsFiring);

    public bool IsFiring => Alerts.Any(a => a.Alert.IsFiring);

    /// <summary>Nothing fires any more, and of some alerts it is not known that they are over.</summary>
    public bool IsNoNews => !IsFiring && Alerts.Any(a => a.Alert.Status == AlertStatus.NoNews);

    public LabelSet CommonLabels => LabelSet.Common([.. Alerts.Select(a => a.Alert.Labels)]);

    public LabelSet CommonAnnotations => LabelSet.Common([.. Alerts.Select(a => a.Alert.Annotations)]);
}
