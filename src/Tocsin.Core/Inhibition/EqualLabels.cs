using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>
/// The values of a rule's <c>equal</c> labels as one key: each in UTF-8, and behind it 0xFF, which no UTF-8 text contains. Rules with the same labels
/// share it, and it is put together once for the label set at hand.
/// </summary>
internal sealed class EqualLabels
{
    private readonly LabelValues _values;
    private readonly int[] _slots;
    private byte[] _key = new byte[64];
    private int _length = -1;

    private EqualLabels(int[] slots, LabelValues values)
    {
        (_slots, _values) = (slots, values);
    }

    public ReadOnlySpan<byte> Key
    {
        get
        {
            if (_length < 0)
            {
                Write();
            }

            return _key.AsSpan(0, _length);
        }
    }

    /// <summary>Those of a list of names, shared with all lists that name the same labels.</summary>
    public static EqualLabels Shared(IEnumerable<string> names, LabelValues values, Dictionary<string, EqualLabels> known)
    {
        int[] slots = [.. names.Select(values.SlotOf).Distinct().Order()];
        var same = string.Join(' ', slots);
        if (!known.TryGetValue(same, out var equal))
        {
            known.Add(same, equal = new EqualLabels(slots, values));
        }

        return equal;
    }

    /// <summary>Forgets the key, when another label set is looked at.</summary>
    public void Forget() => _length = -1;

    private void Write()
    {
        _length = 0;
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
        }
    }
}
