namespace Tocsin.Silences;

/// <summary>Silences in no order. One thread changes it while others read: a reader sees each silence that is there all the time exactly once.</summary>
internal sealed class SilenceBucket
{
    private IndexedSilence?[] _items = new IndexedSilence?[2];
    private int _used;

    public int Count { get; private set; }

    /// <summary>The silences, with gaps.</summary>
    public ReadOnlySpan<IndexedSilence?> Items => Volatile.Read(ref _items);

    public void Add(IndexedSilence item)
    {
        if (_used == _items.Length)
        {
            Rebuild(2 * _used);
        }

        Volatile.Write(ref _items[_used++], item);
        Count++;
    }

    public void Replace(IndexedSilence old, IndexedSilence item) => Volatile.Write(ref _items[Array.IndexOf(_items, old)], item);

    public void Remove(IndexedSilence item)
    {
        // Nothing may move within the array that readers hold: they would miss it.
        _items[Array.IndexOf(_items, item)] = null;
        Count--;
        if (Count < _used / 2)
        {
            Rebuild(Math.Max(2, 2 * Count));
        }
    }

    private void Rebuild(int size)
    {
        var items = new IndexedSilence?[size];
        var used = 0;
        foreach (var item in _items)
        {
            if (item is not null)
            {
                items[used++] = item;
            }
        }

        _used = used;
        Volatile.Write(ref _items, items);
    }
}
