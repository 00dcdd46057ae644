using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>
/// The <c>equal</c> labels of a rule. Rules with the same ones share them, so that their values are put together once for the label set at hand.
/// </summary>
internal sealed class EqualLabels
{
    private readonly LabelsAtHand _values;
    private readonly int[] _slots;
    private byte[] _key = new byte[64];
    private int _length = -1;
    private int _hash;

    private EqualLabels(int[] slots, LabelsAtHand values)
    {
        (_slots, _values) = (slots, values);
    }

    /// <summary>Valid until the next label set is looked at.</summary>
    public EqualValues Values
    {
        get
        {
            if (_length < 0)
            {
                Write();
            }

            return new EqualValues(_key.AsSpan(0, _length), _hash);
        }
    }

    /// <summary>Those of a list of names, shared with all lists that name the same labels.</summary>
    public static EqualLabels Shared(IEnumerable<string> names, LabelsAtHand values, Dictionary<string, EqualLabels> known)
    {
        int[] slots = [.. names.Select(values.SlotOf).Distinct().Order()];
        var same = string.Join(' ', slots);
        if (!known.TryGetValue(same, out var equal))
        {
            known.Add(same, equal = new EqualLabels(slots, values));
        }

        return equal;
    }

    /// <summary>Forgets the values, when another label set is looked at.</summary>
    public void Forget() => _length = -1;

    private void Write()
    {
        (_length, _hash) = (0, 0);
        foreach (var slot in _slots)
        {
            var value = _values[slot];
            if (_length + value.Length + 1 > _key.Length)
            {
                Array.Resize(ref _key, Math.Max(_key.Length * 2, _length + value.Length + 1));
            }

            value.CopyTo(_key.AsSpan(_length));
            _length += value.Length;
            _key[_length++] = LabelSet.Separator;
            _hash = HashCode.Combine(_hash, _values.HashOf(slot));
        }
    }
}
