using System.Runtime.InteropServices;
using System.Text;
using Tocsin.Matching;
using Tocsin.RegularExpressions;

namespace Tocsin.Routing;

/// <summary>
/// Says which children of a route can match at all, as a set of their positions. A child that wants certain values of a label is found by
/// the alert's value; the others are always tried.
/// </summary>
internal sealed class ChildIndex
{
    private readonly ulong[] _always;
    private readonly KeyedLabel[] _labels;

    private ChildIndex(ulong[] always, KeyedLabel[] labels) => (_always, _labels) = (always, labels);

    /// <summary>How many words a set of positions has.</summary>
    public int Words => _always.Length;

    /// <summary>Makes the index.</summary>
    /// <param name="children">The matchers of each child.</param>
    /// <param name="slots">The numbers of labels.</param>
    /// <param name="keys">For each child the matcher that holds wherever the index gives its position; null where it has none.</param>
    public static ChildIndex Of(IReadOnlyList<MatcherList> children, LabelSlots slots, out Matcher?[] keys)
    {
        var chosen = IndexKeys.Choose(children);
        var always = new ulong[(children.Count + 63) / 64];
        var labels = new SortedDictionary<int, KeyedLabel>();
        for (var position = 0; position < children.Count; position++)
        {
            if (chosen[position] is not { } key)
            {
                Set(always, position);
                continue;
            }

            var slot = slots.Of(key.Matcher.Name);
            labels.TryAdd(slot, new KeyedLabel(slot));
            labels[slot].Add(key.Values, position);
        }

        keys = [.. chosen.Select(key => key?.Matcher)];
        return new ChildIndex(always, [.. labels.Values]);
    }

    /// <summary>Writes the positions of the children that can match; the others don't.</summary>
    public void Find(in LabelValues values, Span<ulong> positions)
    {
        _always.CopyTo(positions);
        foreach (var label in _labels)
        {
            foreach (var position in label.Positions(values))
            {
                Set(positions, position);
            }
        }
    }

    private static void Set(Span<ulong> positions, int position) => positions[position / 64] |= 1UL << (position % 64);

    private sealed class KeyedLabel
    {
        private readonly int _slot;
        private readonly Dictionary<byte[], List<int>> _positions = new(Utf8Comparer.Instance);
        private readonly Dictionary<byte[], List<int>>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

        public KeyedLabel(int slot)
        {
            _slot = slot;
            _lookup = _positions.GetAlternateLookup<ReadOnlySpan<byte>>();
        }

        public void Add(IEnumerable<string> values, int position)
        {
            foreach (var value in values.Select(Encoding.UTF8.GetBytes))
            {
                _positions.TryAdd(value, []);
                _positions[value].Add(position);
            }
        }

        public ReadOnlySpan<int> Positions(in LabelValues values) =>
            _lookup.TryGetValue(values[_slot], out var positions) ? CollectionsMarshal.AsSpan(positions) : default;
    }
}
