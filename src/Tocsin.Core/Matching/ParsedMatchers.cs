namespace Tocsin.Matching;

/// <summary>What was read, or else what is wrong.</summary>
internal readonly record struct ParsedMatchers(IReadOnlyList<Matcher>? Matchers, string? Error)
{
    public static ParsedMatchers Wrong(string error) => new(null, error);
}
