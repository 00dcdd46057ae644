namespace Tocsin.Alerts;

/// <summary>How the times of a received alert are filled in.</summary>
/// <param name="ResolveTimeout">Alertmanager's <c>resolve_timeout</c>: for senders that state no status and no end.</param>
/// <param name="ExpireAfter">How long an alert with a stated status is believed without news.</param>
public sealed record ArrivalRules(TimeSpan ResolveTimeout, TimeSpan ExpireAfter)
{
    public ArrivalTimes TimesOf(in ReceivedAlert received, DateTimeOffset now) => received.Status switch
    {
        null => Inferred(received.StartsAt, received.EndsAt, now),
        AlertStatus.Firing => new(Or(received.StartsAt, now), now + ExpireAfter, EndsBy.ExpireAfter, AlertStatus.Firing),
        _ => Ended(received.StartsAt, received.EndsAt, now),
    };

    /// <summary>The alert as it stands alone, before it is merged with what is stored.</summary>
    public static Alert ToAlert(in ReceivedAlert received, AlertId id, in ArrivalTimes times, DateTimeOffset now)
    {
        return new Alert
        {
            Labels = LabelSet.FromCanonical(received.Labels),
            Id = id,
            Annotations = LabelSet.FromCanonical(received.Annotations),
            GeneratorUrlUtf8 = Utf8Pool.Shared.Intern(received.GeneratorUrl),
            Status = times.Status,
            StartsAt = times.StartsAt,
            EndsAt = times.EndsAt,
            UpdatedAt = now,
            EndsBy = times.EndsBy,
            Episode = Guid.CreateVersion7(now),
        };
    }

    // Alertmanager's rules for POST /api/v2/alerts.
    private ArrivalTimes Inferred(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now)
    {
        var starts = Or(startsAt, Or(endsAt, now));
        var (ends, by) = endsAt == default ? (now + ResolveTimeout, EndsBy.ResolveTimeout) : (endsAt, EndsBy.Sender);
        return new(starts, ends, by, ends <= now ? AlertStatus.Resolved : AlertStatus.Firing);
    }

    // A sender whose clock is ahead must not keep its own resolve from counting.
    private static ArrivalTimes Ended(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now)
    {
        var ends = endsAt == default || endsAt > now ? now : endsAt;
        var starts = startsAt == default || startsAt > ends ? ends : startsAt;
        return new(starts, ends, EndsBy.ExpireAfter, AlertStatus.Resolved);
    }

    private static DateTimeOffset Or(DateTimeOffset value, DateTimeOffset absent) => value == default ? absent : value;
}

/// <summary>The times of an alert once the rules are applied.</summary>
public readonly record struct ArrivalTimes(DateTimeOffset StartsAt, DateTimeOffset EndsAt, EndsBy EndsBy, AlertStatus Status);
