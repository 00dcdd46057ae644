using System.Collections.Frozen;
using System.Globalization;

namespace Tocsin.RegularExpressions.Characters;

/// <summary>Which code points are the same but for case. K, k and the Kelvin sign are; so are S, s and the long ſ.</summary>
internal static partial class CaseFolds
{
    private static readonly FrozenDictionary<int, int[]> _variants = Read();
    private static readonly int[] _codePoints = [.. _variants.Keys.Order()];

    /// <summary>The code point and all its variants in order; nothing where it has none.</summary>
    public static ReadOnlySpan<int> Variants(int codePoint) => _variants.TryGetValue(codePoint, out var variants) ? variants : [];

    /// <summary>Adds the variants of all code points from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static void AddVariants(int first, int last, List<(int First, int Last)> ranges)
    {
        var at = Array.BinarySearch(_codePoints, first);
        for (at = at < 0 ? ~at : at; at < _codePoints.Length && _codePoints[at] <= last; at++)
        {
            foreach (var variant in _variants[_codePoints[at]])
            {
                if (variant < first || variant > last)
                {
                    ranges.Add((variant, variant));
                }
            }
        }
    }

    private static FrozenDictionary<int, int[]> Read()
    {
        var members = new Dictionary<int, SortedSet<int>>();
        foreach (var run in Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var (from, to) = (run[..run.IndexOf('>', StringComparison.Ordinal)], Hex(run[(run.IndexOf('>', StringComparison.Ordinal) + 1)..]));
            var step = from.EndsWith("/2", StringComparison.Ordinal) ? 2 : 1;
            var ends = (step == 2 ? from[..^2] : from).Split('-');
            for (var (c, folded) = (Hex(ends[0]), to); c <= Hex(ends[^1]); c += step, folded += step)
            {
                (members.TryGetValue(folded, out var known) ? known : members[folded] = [folded]).Add(c);
            }
        }

        return members.Values.SelectMany(set => set.Select(c => (c, Variants: set.ToArray()))).ToFrozenDictionary(m => m.c, m => m.Variants);
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
