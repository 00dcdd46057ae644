using System.Text;
using Tocsin.Alerts;
using Tocsin.RegularExpressions;

namespace Tocsin.Routing;

/// <summary>
/// Numbers the labels that matchers ask for, so that an alert's labels are searched once and not again for each matcher.
/// </summary>
internal sealed class LabelSlots
{
    private readonly Dictionary<byte[], int> _slots = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public LabelSlots()
    {
        _lookup = _slots.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _slots.Count;

    /// <summary>A label's number; a new label gets the next.</summary>
    public int Of(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        _slots.TryAdd(utf8, _slots.Count);
        return _slots[utf8];
    }

    /// <summary>Finds the labels; <paramref name="places"/> has room for all.</summary>
    public LabelValues Find(LabelSet labels, Span<(int Start, int Length)> places)
    {
        places.Clear();
        var rest = labels.Canonical;
        while (LabelSet.TakePair(ref rest, out var name, out var value))
        {
            if (_lookup.TryGetValue(name, out var slot))
            {
                places[slot] = (labels.Canonical.Length - rest.Length - value.Length - 1, value.Length);
            }
        }

        return new LabelValues(labels.Canonical, places);
    }
}
