namespace Tocsin.Silences;

/// <summary>What a request comes to.</summary>
/// <param name="Answer">What is answered once <paramref name="ToStore"/> is stored.</param>
/// <param name="ToStore">The silences that change, in the order in which they do; none where nothing changes.</param>
public sealed record SilenceVerdict(SilenceAnswer Answer, IReadOnlyList<Silence> ToStore);
