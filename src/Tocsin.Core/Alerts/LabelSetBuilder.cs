namespace Tocsin.Alerts;

/// <summary>
/// Collects UTF-8 pairs in any order and writes them in canonical form. Reusable: <see cref="Clear"/> keeps the buffers.
/// </summary>
/// <param name="keepEmpty">Whether pairs with an empty value stay: an empty annotation is one, an empty label is none.</param>
public sealed class LabelSetBuilder(bool keepEmpty = false)
{
    private readonly List<Pair> _pairs = [];
    private byte[] _bytes = new byte[1024];
    private int _used;
    private bool _sorted = true;
    private bool _distinct = true;

    /// <summary>How many pairs were added, repeated names and empty values included.</summary>
    public int Count => _pairs.Count;

    /// <summary>Length of all names and values added, in bytes.</summary>
    public int TextLength => _used;

    public void Clear()
    {
        _pairs.Clear();
        _used = 0;
        _sorted = _distinct = true;
    }

    /// <summary>Adds a pair; the spans are copied.</summary>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var pair = new Pair(_used, name.Length, value.Length, _pairs.Count);
        Append(name);
        Append(value);
        _sorted = _sorted && (_pairs.Count == 0 || Name(_pairs[^1]).SequenceCompareTo(name) < 0);
        _distinct = _distinct && _sorted;
        _pairs.Add(pair);
    }

    /// <summary>Whether the set will have anything in it.</summary>
    public bool HasAny
    {
        get
        {
            Sort();
            for (var i = 0; i < _pairs.Count; i++)
            {
                if (IsKept(i))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Finds a name that was added more than once.</summary>
    public bool FindRepeated(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (_distinct)
        {
            return false;
        }

        Sort();
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (IsRepeated(i))
            {
                name = Name(_pairs[i]);
                return true;
            }
        }

        return false;
    }

    public bool Contains(ReadOnlySpan<byte> name)
    {
        foreach (var pair in _pairs)
        {
            if (Name(pair).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the canonical form, at the most.</summary>
    public int MaxCanonicalLength => _used + (2 * _pairs.Count);

    /// <summary>Writes the canonical form: sorted by name, the last of a repeated name. Returns the bytes written.</summary>
    public int WriteCanonical(Span<byte> destination)
    {
        Sort();
        var written = 0;
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (IsKept(i))
            {
                written += WritePair(_pairs[i], destination[written..]);
            }
        }

        return written;
    }

    public LabelSet ToLabelSet()
    {
        var buffer = new byte[MaxCanonicalLength];
        var written = WriteCanonical(buffer);
        return LabelSet.FromOwned(written == buffer.Length ? buffer : buffer[..written]);
    }

    private bool IsKept(int index) => (keepEmpty || _pairs[index].ValueLength > 0) && !IsRepeated(index);

    // Only once the pairs are sorted.
    private bool IsRepeated(int index) =>
        !_distinct && index + 1 < _pairs.Count && Name(_pairs[index]).SequenceEqual(Name(_pairs[index + 1]));

    private void Sort()
    {
        if (_sorted)
        {
            return;
        }

        _pairs.Sort((a, b) => Name(a).SequenceCompareTo(Name(b)) is var order && order != 0 ? order : a.Index.CompareTo(b.Index));
        _sorted = true;
    }

    private int WritePair(Pair pair, Span<byte> destination)
    {
        Name(pair).CopyTo(destination);
        destination[pair.NameLength] = LabelSet.Separator;
        var rest = destination[(pair.NameLength + 1)..];
        _bytes.AsSpan(pair.Start + pair.NameLength, pair.ValueLength).CopyTo(rest);
        rest[pair.ValueLength] = LabelSet.Separator;
        return pair.NameLength + pair.ValueLength + 2;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (_used + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
    }

    private ReadOnlySpan<byte> Name(Pair pair) => _bytes.AsSpan(pair.Start, pair.NameLength);

    private readonly record struct Pair(int Start, int NameLength, int ValueLength, int Index);
}
