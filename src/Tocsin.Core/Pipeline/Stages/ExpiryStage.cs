using Tocsin.Alerts;

namespace Tocsin.Pipeline.Stages;

/// <summary>
/// When an alert ends because nothing more was heard of it. Expiry is a transition that is committed, not a reading of the clock; and after
/// a start, or after the store was away, senders first get the time to be heard again.
/// </summary>
internal static class ExpiryStage
{
    private static readonly TimeSpan _shortestGrace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestGrace = TimeSpan.FromMinutes(15);

    /// <param name="alert">A firing alert.</param>
    /// <param name="listeningSince">Since when what senders say is taken and stored without a break.</param>
    public static DateTimeOffset DueAt(Alert alert, DateTimeOffset listeningSince)
    {
        if (alert.UpdatedAt >= listeningSince)
        {
            return alert.EndsAt;
        }

        var grace = listeningSince + Clamp(alert.Lifetime);
        return alert.EndsAt > grace ? alert.EndsAt : grace;
    }

    private static TimeSpan Clamp(TimeSpan lifetime) =>
        lifetime < _shortestGrace ? _shortestGrace : lifetime > _longestGrace ? _longestGrace : lifetime;
}
