using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>A silence as the index holds it: with the matchers that are left to try, cheap ones first.</summary>
/// <param name="Silence">The silence.</param>
/// <param name="Rest">Its matchers without the one that it is filed under.</param>
internal sealed record IndexedSilence(Silence Silence, Matcher[] Rest)
{
    public static IndexedSilence Of(Silence silence, Matcher? filedUnder) =>
        new(silence, [.. silence.Matchers.Where(m => !m.Equals(filedUnder)).OrderBy(m => m.IsRegex)]);

    public bool IsMuting(LabelSet labels, DateTimeOffset now)
    {
        if (Silence.StateAt(now) != SilenceState.Active)
        {
            return false;
        }

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
