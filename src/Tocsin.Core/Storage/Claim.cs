namespace Tocsin.Storage;

/// <summary>
/// The right to do one piece of due work: until it runs out, by the store's clock, nobody else is given it.
/// </summary>
/// <param name="Work">What: <c>group:…</c>, <c>row:…</c>.</param>
/// <param name="Token">Grows with each grant. A commit that carries an older one is refused, so a node that was paused can't overwrite.</param>
/// <param name="ExpiresAt">When the lease runs out unless it is renewed.</param>
public sealed record Claim(string Work, long Token, DateTimeOffset ExpiresAt);

/// <summary>What a node was given of what it asked for.</summary>
/// <param name="Head">The journal's newest version at that moment: what was accepted before is seen by a node that has followed up to here.</param>
/// <param name="Granted">The claims; work that somebody else holds is missing.</param>
public sealed record ClaimResult(long Head, IReadOnlyList<Claim> Granted);
