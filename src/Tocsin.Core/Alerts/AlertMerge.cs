namespace Tocsin.Alerts;

/// <summary>
/// How a newly received alert and the stored one with the same labels become one. The rule is Alertmanager's (provider/mem and
/// types.Alert.Merge): overlapping windows merge, others replace.
/// </summary>
public static class AlertMerge
{
    public static Alert Into(Alert stored, Alert received)
    {
        var merged = Overlap(stored, received) ? Merge(stored, received) : received;
        return merged with { Episode = FiresAgain(stored, merged) ? received.Episode : stored.Episode };
    }

    /// <summary>
    /// A resolve that belongs to an episode before the stored one. Senders with explicit status retry, so a late resolve may overtake a
    /// newer firing; ending that one would be wrong.
    /// </summary>
    public static bool IsStale(Alert stored, Alert received) =>
        received.EndsBy == EndsBy.ExpireAfter && received.Status == AlertStatus.Resolved && stored.IsFiring && received.EndsAt < stored.StartsAt;

    // A resolve that is sent again (Prometheus does for 15 minutes) still speaks of the episode that it ended.
    private static bool FiresAgain(Alert stored, Alert merged) => merged.IsFiring && !stored.IsFiring;

    private static bool Overlap(Alert stored, Alert received) =>
        (received.EndsAt > stored.StartsAt && received.EndsAt < stored.EndsAt)
        || (received.StartsAt > stored.StartsAt && received.StartsAt < stored.EndsAt);

    private static Alert Merge(Alert stored, Alert received)
    {
        var (older, newer) = received.UpdatedAt < stored.UpdatedAt ? (received, stored) : (stored, received);
        var startsAt = older.StartsAt < newer.StartsAt ? older.StartsAt : newer.StartsAt;
        return newer with { StartsAt = startsAt, EndsAt = KeepsOlderEnd(older, newer) ? older.EndsAt : newer.EndsAt };
    }

    private static bool KeepsOlderEnd(Alert older, Alert newer)
    {
        if (older.EndsAt <= newer.EndsAt)
        {
            return false;
        }

        return newer.IsFiring ? older.EndsBy == EndsBy.Sender : !older.IsFiring;
    }
}
