using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>Silences for tests, around one moment.</summary>
internal static class Given
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, 500, TimeSpan.Zero);

    public static Matcher Equal(string name, string value) => Matcher.Of(name, MatchOperator.Equal, value);

    /// <summary>Times are minutes from <see cref="Now"/>.</summary>
    public static Silence Silence(double startsAt, double endsAt, params Matcher[] matchers) => new()
    {
        Id = Guid.NewGuid(),
        Matchers = matchers.Length == 0 ? [Equal("a", "b")] : matchers,
        StartsAt = Now.AddMinutes(startsAt),
        EndsAt = Now.AddMinutes(endsAt),
        UpdatedAt = Now.AddMinutes(-100),
        CreatedBy = "me",
        Comment = "why",
    };

    /// <inheritdoc cref="Silence"/>
    public static PostedSilence Posted(string id, double startsAt, double endsAt, params Matcher[] matchers) => new()
    {
        Id = id,
        Matchers = matchers.Length == 0 ? [Equal("a", "b")] : matchers,
        StartsAt = Now.AddMinutes(startsAt),
        EndsAt = Now.AddMinutes(endsAt),
        CreatedBy = "you",
        Comment = "changed",
    };
}
