using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>The values that one label set has for the names that rules ask for, found in a single walk over it.</summary>
internal sealed class LabelValues
{
    private readonly Dictionary<byte[], int> _slots = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _slotOf;
    private LabelSet _labels = LabelSet.Empty;

    // Where each value stands in the set's canonical bytes; an absent one is the empty range at 0.
    private (int Start, int Length)[] _places = [];
    private int?[] _hashes = [];

    public LabelValues()
    {
        _slotOf = _slots.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The value in a slot of <see cref="SlotOf"/>, in UTF-8; empty where the set has none.</summary>
    public ReadOnlySpan<byte> this[int slot] => _labels.Canonical.Slice(_places[slot].Start, _places[slot].Length);

    /// <summary>The hash of a value, worked out once for the label set at hand.</summary>
    public int HashOf(int slot) => _hashes[slot] ??= Utf8Comparer.Instance.GetHashCode(this[slot]);

    /// <summary>Has a name looked for from now on.</summary>
    public int SlotOf(string name)
    {
        var key = Encoding.UTF8.GetBytes(name);
        if (!_slots.TryGetValue(key, out var slot))
        {
            slot = _slots.Count;
            _slots.Add(key, slot);
            Array.Resize(ref _places, _slots.Count);
            Array.Resize(ref _hashes, _slots.Count);
        }

        return slot;
    }

    public void LookAt(LabelSet labels)
    {
        _labels = labels;
        Array.Clear(_places);
        Array.Clear(_hashes);
        var rest = labels.Canonical;
        while (LabelSet.TakePair(ref rest, out var name, out var value))
        {
            if (_slotOf.TryGetValue(name, out var slot))
            {
                // Behind the value stands one more byte, the separator.
                _places[slot] = (labels.Canonical.Length - rest.Length - value.Length - 1, value.Length);
            }
        }
    }
}
