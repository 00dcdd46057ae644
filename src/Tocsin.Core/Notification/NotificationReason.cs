namespace Tocsin.Notification;

/// <summary>Why a group is notified, or why it is not. The first seven are Alertmanager's, text included (<see cref="NotificationReasons"/>).</summary>
public enum NotificationReason : byte
{
    None,
    FirstNotification,
    NewAlertsAdded,
    SomeAlertsResolved,
    AllAlertsResolved,
    RepeatIntervalElapsed,
    Unknown,

    /// <summary>It resolved before anybody was told that it fired.</summary>
    NeverTold,
}

public static class NotificationReasons
{
    public static string Text(this NotificationReason reason) => reason switch
    {
        NotificationReason.None => "none",
        NotificationReason.FirstNotification => "first notification",
        NotificationReason.NewAlertsAdded => "new alerts added",
        NotificationReason.SomeAlertsResolved => "some alerts resolved",
        NotificationReason.AllAlertsResolved => "all alerts resolved",
        NotificationReason.RepeatIntervalElapsed => "repeat interval elapsed",
        NotificationReason.NeverTold => "never told",
        _ => "unknown",
    };
}
