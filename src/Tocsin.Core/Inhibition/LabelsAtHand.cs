using Tocsin.Alerts;
using Tocsin.RegularExpressions;
using Tocsin.Routing;

namespace Tocsin.Inhibition;

/// <summary>The label set at hand: the values that it has for the names that rules ask for, found in a single walk over it.</summary>
internal sealed class LabelsAtHand
{
    private readonly LabelSlots _slots = new();
    private LabelSet _labels = LabelSet.Empty;
    private (int Start, int Length)[] _places = [];
    private int?[] _hashes = [];

    /// <summary>The value in a slot of <see cref="SlotOf"/>, in UTF-8; empty where the set has none.</summary>
    public ReadOnlySpan<byte> this[int slot] => new LabelValues(_labels.Canonical, _places)[slot];

    /// <summary>The hash of a value, worked out once for the label set at hand.</summary>
    public int HashOf(int slot) => _hashes[slot] ??= Utf8Comparer.Instance.GetHashCode(this[slot]);

    /// <summary>Has a name looked for from now on.</summary>
    public int SlotOf(string name)
    {
        var slot = _slots.Of(name);
        Array.Resize(ref _places, _slots.Count);
        Array.Resize(ref _hashes, _slots.Count);
        return slot;
    }

    public void LookAt(LabelSet labels)
    {
        _labels = labels;
        _slots.Find(labels, _places);
        Array.Clear(_hashes);
    }
}
