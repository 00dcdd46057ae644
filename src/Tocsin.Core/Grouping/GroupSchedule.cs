using Tocsin.Alerts;

namespace Tocsin.Grouping;

/// <summary>When a group is flushed. Source: Alertmanager's dispatch.aggrGroup (group_wait, group_interval, the "old alert" rule).</summary>
/// <param name="Wait">group_wait.</param>
/// <param name="Interval">group_interval.</param>
public sealed record GroupSchedule(TimeSpan Wait, TimeSpan Interval)
{
    /// <summary>The first flush of a group that <paramref name="first"/> creates: an alert that is old already does not wait.</summary>
    // A sender's startsAt may be the end of time: nothing can be added to it.
    public DateTimeOffset FirstFlush(Alert first, DateTimeOffset now) => now - first.StartsAt > Wait ? now : now + Wait;

    /// <summary>The tick after <paramref name="now"/>. Ticks keep their phase: a slow flush does not shift them.</summary>
    public DateTimeOffset NextTick(DateTimeOffset tick, DateTimeOffset now)
    {
        var missed = now < tick ? 0 : (now - tick).Ticks / Interval.Ticks;
        return tick + ((missed + 1) * Interval);
    }

    /// <summary>
    /// The process before may have ended between the commit of what it had heard and the flush right after: a commit at the time of a tick does
    /// not show that the tick was worked on.
    /// </summary>
    private static readonly TimeSpan _doubt = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The first flush after a start: the tick that would have come anyway, or the last one before where that fell into the time without a process.
    /// </summary>
    /// <param name="due">The next flush as it was last recorded.</param>
    /// <param name="lastSeen">When the process before was last known to be alive.</param>
    /// <param name="now">The time of the start.</param>
    public DateTimeOffset Resume(DateTimeOffset due, DateTimeOffset lastSeen, DateTimeOffset now)
    {
        if (due > now)
        {
            // The schedule may have become shorter since.
            var latest = now + (Wait > Interval ? Wait : Interval);
            return due < latest ? due : latest;
        }

        var next = NextTick(due, now);
        var last = next - Interval;
        return last > lastSeen - _doubt ? last : next;
    }
}
