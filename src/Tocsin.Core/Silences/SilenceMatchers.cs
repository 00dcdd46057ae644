using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tocsin.GoTemplates.Formatting;
using Tocsin.Matching;
using Tocsin.RegularExpressions;

namespace Tocsin.Silences;

/// <summary>Checks the matchers of a posted silence, in the words of Alertmanager 0.34, and makes them ready to match.</summary>
public static class SilenceMatchers
{
    /// <summary>Matchers of one silence. People write a handful; each costs time for every alert that the others let through.</summary>
    public const int MaxCount = 200;

    /// <param name="posted">The matchers, in their order.</param>
    /// <param name="syntax">Decides how labels may be called.</param>
    /// <param name="matchers">The matchers, in the same order.</param>
    /// <param name="error">What is wrong with the first that can't be used; begins with <c>invalid silence: </c>.</param>
    public static bool TryRead(
        IReadOnlyList<PostedMatcher> posted,
        MatcherSyntax syntax,
        [NotNullWhen(true)] out IReadOnlyList<Matcher>? matchers,
        [NotNullWhen(false)] out string? error)
    {
        var read = new List<Matcher>(Math.Min(posted.Count, MaxCount));
        error = posted.Count == 0 ? "matcher set 0 is empty" : posted.Count > MaxCount ? $"more than {MaxCount} matchers" : null;
        for (var i = 0; i < posted.Count && error is null; i++)
        {
            if (Read(posted[i], syntax, read) is { } reason)
            {
                error = string.Create(CultureInfo.InvariantCulture, $"invalid label matcher {i} in set 0: {reason}");
            }
        }

        error ??= read.TrueForAll(MatchesEmpty) ? "matcher set 0: at least one matcher must not match the empty string" : null;
        matchers = error is null ? read : null;
        error = error is null ? null : $"invalid silence: {error}";
        return matchers is not null;
    }

    private static string? Read(PostedMatcher posted, MatcherSyntax syntax, List<Matcher> into)
    {
        if (!syntax.IsLabelName(posted.Name))
        {
            return $"invalid label name {GoFormat.Quote(posted.Name)}";
        }

        // Upstream's message is that of the expression as it was posted, without what anchors it.
        if (posted.Operator is MatchOperator.Regex or MatchOperator.NotRegex && posted.Value.Length <= MatcherLimits.PatternLength
            && !Re2.TryParse(posted.Value, out _, out var error))
        {
            return $"invalid regular expression {GoFormat.Quote(posted.Value)}: {error}";
        }

        if (!Matcher.TryOf(posted.Name, posted.Operator, posted.Value, out var matcher, out error) || (error = MatcherLimits.Check(matcher)) is not null)
        {
            return error;
        }

        into.Add(matcher);
        return null;
    }

    // Upstream counts every negative matcher as one that does not match the empty text.
    private static bool MatchesEmpty(Matcher matcher) => !matcher.IsNegative && matcher.Matches(default(ReadOnlySpan<byte>));
}
