using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>What one integration was last told about one group: an entry of the notification log.</summary>
/// <param name="At">The flush that decided on it; repeat_interval counts from here.</param>
/// <param name="Firing">Alerts that were told as firing.</param>
/// <param name="Ended">Alerts that were told as ended.</param>
public sealed record DeliveredState(DateTimeOffset At, IReadOnlySet<AlertId> Firing, IReadOnlySet<AlertId> Ended);
