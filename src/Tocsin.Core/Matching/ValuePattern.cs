using Tocsin.RegularExpressions;

namespace Tocsin.Matching;

/// <summary>The regular expression of a matcher. It means what <c>^(?:…)$</c> around it means, since that is what Alertmanager compiles.</summary>
internal static class ValuePattern
{
    /// <summary>What is to match a whole value.</summary>
    /// <exception cref="Re2Exception">The message is Go's, of the expression with what is around it.</exception>
    public static Re2 Parse(string pattern)
    {
        // An expression that can be read alone means the same within a group, unless its last \Q takes the group's end as text.
        if (!pattern.Contains(@"\Q", StringComparison.Ordinal) && Re2.TryParse(pattern, out var alone, out _))
        {
            return alone;
        }

        var anchored = Re2.Parse($"^(?:{pattern})$").Pattern;

        // a)|(b can't be read alone, but it can within a group: what begins with a, or ends with b.
        return Re2.TryParse(pattern, out alone, out _) ? alone : Re2.Parse($"(?s:.*)(?:{anchored})(?s:.*)");
    }
}
