namespace Tocsin.Matching;

/// <summary>What a regular expression from outside may cost: in a silence, or in a filter of the API. The configuration file may have any.</summary>
public static class MatcherLimits
{
    /// <summary>
    /// Characters of an expression. A thousand host names of 60 characters fit; all that is kept of an expression grows with its length, and
    /// whoever may post can post many.
    /// </summary>
    public const int PatternLength = 64 * 1024;

    /// <summary>
    /// Steps that counted repetitions may add: <c>[a-z]{1,63}</c> adds about 125. A character of a value may cost a pass over all of them, and
    /// a value is matched against every silence.
    /// </summary>
    public const int RepeatedSteps = 4096;

    /// <summary>Why the matcher is refused; null if it isn't.</summary>
    public static string? Check(Matcher matcher) =>
        !matcher.IsRegex ? null
        : matcher.Value.Length > PatternLength ? $"regular expression has {matcher.Value.Length} characters, at most {PatternLength} are possible"
        : matcher.PatternSteps > (2 * matcher.Value.Length) + RepeatedSteps ? "regular expression repeats too much: its counted repetitions make it too large"
        : null;
}
