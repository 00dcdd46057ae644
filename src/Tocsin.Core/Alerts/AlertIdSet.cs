using System.Collections;

namespace Tocsin.Alerts;

/// <summary>A set of alerts that costs little while it is small, as most groups are: a few in an array, many in a hash set.</summary>
internal sealed class AlertIdSet : IReadOnlyCollection<AlertId>
{
    private const int Few = 8;

    private AlertId[] _few = [];
    private HashSet<AlertId>? _many;
    private int _count;

    public int Count => _many?.Count ?? _count;

    public bool Contains(AlertId id) => _many?.Contains(id) ?? _few.AsSpan(0, _count).Contains(id);

    public void Add(AlertId id)
    {
        if (Contains(id))
        {
            return;
        }

        if (_many is null && _count == Few)
        {
            (_many, _few) = ([.. _few], []);
        }

        if (_many is not null)
        {
            _many.Add(id);
            return;
        }

        if (_count == _few.Length)
        {
            Array.Resize(ref _few, _count == 0 ? 1 : _count * 2);
        }

        _few[_count++] = id;
    }

    public void RemoveWhere(Predicate<AlertId> isUnwanted)
    {
        if (_many is not null)
        {
            _many.RemoveWhere(isUnwanted);
            return;
        }

        var kept = 0;
        foreach (var id in _few.AsSpan(0, _count))
        {
            if (!isUnwanted(id))
            {
                _few[kept++] = id;
            }
        }

        _count = kept;
    }

    public IEnumerator<AlertId> GetEnumerator() => (_many ?? _few.Take(_count)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
