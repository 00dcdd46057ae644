using System.Collections;

namespace Tocsin.Alerts;

/// <summary>A set of fingerprints that costs little while it is small, as most groups are: a few in an array, many in a hash set.</summary>
internal sealed class FingerprintSet : IReadOnlyCollection<Fingerprint>
{
    private const int Few = 8;

    private Fingerprint[] _few = [];
    private HashSet<Fingerprint>? _many;
    private int _count;

    public int Count => _many?.Count ?? _count;

    public bool Contains(Fingerprint fingerprint) => _many?.Contains(fingerprint) ?? _few.AsSpan(0, _count).Contains(fingerprint);

    public void Add(Fingerprint fingerprint)
    {
        if (Contains(fingerprint))
        {
            return;
        }

        if (_many is null && _count == Few)
        {
            (_many, _few) = ([.. _few], []);
        }

        if (_many is not null)
        {
            _many.Add(fingerprint);
            return;
        }

        if (_count == _few.Length)
        {
            Array.Resize(ref _few, _count == 0 ? 1 : _count * 2);
        }

        _few[_count++] = fingerprint;
    }

    public void RemoveWhere(Predicate<Fingerprint> isUnwanted)
    {
        if (_many is not null)
        {
            _many.RemoveWhere(isUnwanted);
            return;
        }

        var kept = 0;
        foreach (var fingerprint in _few.AsSpan(0, _count))
        {
            if (!isUnwanted(fingerprint))
            {
                _few[kept++] = fingerprint;
            }
        }

        _count = kept;
    }

    public IEnumerator<Fingerprint> GetEnumerator() => (_many ?? _few.Take(_count)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
