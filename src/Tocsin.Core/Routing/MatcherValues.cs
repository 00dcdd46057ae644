using Tocsin.Matching;
using Tocsin.RegularExpressions;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.Routing;

/// <summary>The only values that a matcher lets through, where these are few: those of <c>=</c>, and those of <c>=~"a|b|c"</c>.</summary>
internal static class MatcherValues
{
    private const int Max = 1000;

    // Bytes that are no UTF-8 become this character where a regular expression reads them.
    private const char Replacement = '\uFFFD';

    /// <summary>The values, "" standing for an absent label; null where there are too many, or they aren't known.</summary>
    public static IReadOnlyCollection<string>? Of(Matcher matcher) => matcher.Operator switch
    {
        MatchOperator.Equal => [matcher.Value],
        MatchOperator.Regex => OfPattern(matcher.Value),
        _ => null,
    };

    private static IReadOnlyCollection<string>? OfPattern(string pattern)
    {
        // Expressions that mean something else within ^(?:…)$ than alone (a)|(b, \Qa) are rare enough to be tried one by one.
        if (pattern.Contains(@"\Q", StringComparison.Ordinal) || !Re2.TryParse(pattern, out _, out _))
        {
            return null;
        }

        return FiniteLanguage.Of(Parser.Parse(pattern).Root, Max) is { } values && !values.Any(v => v.Contains(Replacement)) ? values : null;
    }
}
