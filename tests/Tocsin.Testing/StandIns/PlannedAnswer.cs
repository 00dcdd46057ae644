namespace Tocsin.Testing.StandIns;

/// <summary>What a stand-in does with a coming request, whatever it holds.</summary>
/// <param name="Status">The status to answer; null to go on as usual once the delay is over.</param>
/// <param name="Body">The answer's body.</param>
/// <param name="RetryAfter">The header's value, in either of its forms.</param>
/// <param name="Delay">How long to wait first; infinite hangs until the caller gives up.</param>
internal sealed record PlannedAnswer(int? Status, string Body, string? RetryAfter, TimeSpan Delay);
