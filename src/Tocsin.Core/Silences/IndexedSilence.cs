using System.Text;
using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>A silence as the index holds it: with the matchers that are left to try, and what is quickest to rule it out.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Rest">Its matchers without the one that it is filed under, those without a regular expression first.</param>
/// <param name="Pairs">Bytes that the canonical form of the labels has if the <c>=</c> matchers among them match, with a separator before.</param>
internal sealed record IndexedSilence(Silence Silence, Matcher[] Rest, byte[][] Pairs)
{
    public static IndexedSilence Of(Silence silence, Matcher? filedUnder)
    {
        Matcher[] rest = [.. silence.Matchers.Where(m => !m.Equals(filedUnder)).OrderBy(m => m.IsRegex)];
        return new(silence, rest, [.. rest.Where(m => KeyOf(m) is not null).Select(m => (byte[])[LabelSet.Separator, .. KeyOf(m)!, LabelSet.Separator])]);
    }

    /// <summary>A label's name and value as they stand in a label set's canonical form; null where the matcher does not want that one label.</summary>
    public static byte[]? KeyOf(Matcher matcher) => matcher is { Operator: MatchOperator.Equal, Value.Length: > 0 }
        ? [.. Encoding.UTF8.GetBytes(matcher.Name), LabelSet.Separator, .. Encoding.UTF8.GetBytes(matcher.Value)]
        : null;

    public bool IsMuting(LabelSet labels, DateTimeOffset now) =>
        Silence.StateAt(now) == SilenceState.Active && CanMatch(labels.Canonical) && Matches(labels);

    // A search for bytes is much faster than to take the labels one by one. Bytes that are found may yet be a value and the name after it.
    private bool CanMatch(ReadOnlySpan<byte> canonical)
    {
        foreach (var pair in Pairs)
        {
            if (canonical.IndexOf(pair) < 0 && !canonical.StartsWith(pair.AsSpan(1)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(LabelSet labels)
    {
        foreach (var matcher in Rest)
        {
            if (!matcher.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }
}
