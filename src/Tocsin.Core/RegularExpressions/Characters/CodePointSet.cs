namespace Tocsin.RegularExpressions.Characters;

/// <summary>A set of code points, as sorted ranges that neither overlap nor touch.</summary>
internal sealed class CodePointSet
{
    public static readonly CodePointSet Any = new([(0, CodePoints.Max)]);
    public static readonly CodePointSet NotNewline = new([(0, '\n' - 1), ('\n' + 1, CodePoints.Max)]);

    private readonly (int First, int Last)[] _ranges;

    private CodePointSet((int First, int Last)[] ranges) => _ranges = ranges;

    public ReadOnlySpan<(int First, int Last)> Ranges => _ranges;

    /// <summary>The only member, or -1.</summary>
    public int Single => _ranges is [var (first, last)] && first == last ? first : -1;

    public int Count => _ranges.Sum(r => r.Last - r.First + 1);

    /// <summary>Takes the ranges in any order; they may overlap.</summary>
    public static CodePointSet Of(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return new CodePointSet([.. merged]);
    }

    public bool Contains(int codePoint)
    {
        var (low, high) = (0, _ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var (first, last) = _ranges[middle];
            if (codePoint < first)
            {
                high = middle - 1;
            }
            else if (codePoint > last)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    public CodePointSet Negated()
    {
        var rest = new List<(int, int)>(_ranges.Length + 1);
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (next < first)
            {
                rest.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= CodePoints.Max)
        {
            rest.Add((next, CodePoints.Max));
        }

        return new CodePointSet([.. rest]);
    }

    /// <summary>With every code point that differs from a member in case only.</summary>
    public CodePointSet Folded()
    {
        var ranges = new List<(int, int)>(_ranges);
        foreach (var (first, last) in _ranges)
        {
            CaseFolds.AddVariants(first, last, ranges);
        }

        return ranges.Count == _ranges.Length ? this : Of(ranges);
    }
}
