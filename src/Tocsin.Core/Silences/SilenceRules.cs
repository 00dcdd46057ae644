using System.Globalization;

namespace Tocsin.Silences;

/// <summary>
/// The life of a silence as in Alertmanager 0.34: what would change the past of a silence ends it and makes another one. The limits are looked
/// at before the old one is touched.
/// </summary>
public sealed class SilenceRules(SilenceLimits limits)
{
    /// <summary>Makes a silence, or changes one.</summary>
    /// <param name="posted">What is asked for.</param>
    /// <param name="find">Finds the silences that there are.</param>
    /// <param name="count">How many there are, those that are over included.</param>
    /// <param name="now">The time.</param>
    /// <param name="newId">The id that a new silence gets.</param>
    public SilenceVerdict Set(PostedSilence posted, Func<Guid, Silence?> find, int count, DateTimeOffset now, Guid newId)
    {
        var silence = New(posted, now, newId);
        if (silence.EndsAt < silence.StartsAt)
        {
            return Refuse(SilenceOutcome.Invalid, "invalid silence: end time must not be before start time");
        }

        var previous = TryParseId(posted.Id, out var id) ? find(id) : null;
        if (previous is null && posted.Id.Length > 0)
        {
            return new SilenceVerdict(SilenceAnswer.NotFound, []);
        }

        return previous is not null && CanBecome(previous, silence, now)
            ? Store(silence with { Id = previous.Id })
            : Replace(previous, silence with { StartsAt = silence.StartsAt < now ? now : silence.StartsAt }, count, now);
    }

    /// <summary>Ends a silence now. One that is over stays as it is.</summary>
    public static SilenceVerdict Expire(Guid id, Func<Guid, Silence?> find, DateTimeOffset now) => find(id) is { } silence
        ? new SilenceVerdict(SilenceAnswer.Done(id), Ended(silence, now))
        : new SilenceVerdict(SilenceAnswer.NotFound, []);

    /// <summary>Reads an id as upstream compares them: letter by letter, in the form it gives out.</summary>
    public static bool TryParseId(string text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) && id.ToString("D", CultureInfo.InvariantCulture) == text;

    private static Silence New(PostedSilence posted, DateTimeOffset now, Guid id) => new()
    {
        Id = id,
        Matchers = posted.Matchers,
        StartsAt = posted.StartsAt == default ? now : posted.StartsAt,
        EndsAt = posted.EndsAt,
        UpdatedAt = now,
        CreatedBy = posted.CreatedBy,
        Comment = posted.Comment,
        Annotations = posted.Annotations,
    };

    private SilenceVerdict Replace(Silence? previous, Silence silence, int count, DateTimeOffset now) =>
        limits.MaxSilences > 0 && count >= limits.MaxSilences
            ? Refuse(SilenceOutcome.OverLimit, string.Create(CultureInfo.InvariantCulture, $"exceeded maximum number of silences: {count} (limit: {limits.MaxSilences})"))
            : Store(silence, previous is null ? [] : Ended(previous, now));

    private SilenceVerdict Store(Silence silence, params ReadOnlySpan<Silence> before)
    {
        var size = limits.MaxSilenceSize > 0 ? SilenceSize.Of(silence, limits.Retention) : 0;
        return size > limits.MaxSilenceSize
            ? Refuse(SilenceOutcome.OverLimit, string.Create(CultureInfo.InvariantCulture, $"silence exceeded maximum size: {size} bytes (limit: {limits.MaxSilenceSize} bytes)"))
            : new SilenceVerdict(SilenceAnswer.Done(silence.Id), [.. before, silence]);
    }

    /// <summary>Whether one can turn into the other without rewriting what was silenced when.</summary>
    private static bool CanBecome(Silence previous, Silence next, DateTimeOffset now) =>
        previous.Matchers.SequenceEqual(next.Matchers) && previous.StateAt(now) switch
        {
            SilenceState.Active => previous.StartsAt.ToUnixTimeSeconds() == next.StartsAt.ToUnixTimeSeconds() && next.EndsAt >= now,
            SilenceState.Pending => next.StartsAt >= now,
            _ => false,
        };

    private static Silence[] Ended(Silence silence, DateTimeOffset now) => silence.StateAt(now) switch
    {
        SilenceState.Active => [silence with { EndsAt = now, UpdatedAt = now }],
        SilenceState.Pending => [silence with { StartsAt = now, EndsAt = now, UpdatedAt = now }],
        _ => [],
    };

    private static SilenceVerdict Refuse(SilenceOutcome outcome, string text) => new(new SilenceAnswer(outcome, default, text), []);
}
