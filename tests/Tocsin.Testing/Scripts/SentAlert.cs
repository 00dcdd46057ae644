namespace Tocsin.Testing.Scripts;

/// <summary>An alert as it is sent, with the times of the clock.</summary>
public sealed record SentAlert(
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt);

/// <summary>A silence as it is sent. <see cref="Id"/> is null for a new one.</summary>
public sealed record SentSilence(string? Id, IReadOnlyList<ScriptMatcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
