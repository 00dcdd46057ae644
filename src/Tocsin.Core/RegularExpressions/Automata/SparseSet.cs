namespace Tocsin.RegularExpressions.Automata;

/// <summary>Numbers below a capacity in the order in which they were added. To empty it costs nothing.</summary>
internal sealed class SparseSet(int capacity)
{
    private readonly int[] _places = new int[capacity];
    private readonly int[] _members = new int[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Members => _members.AsSpan(0, Count);

    public bool Add(int number)
    {
        var place = _places[number];
        if (place < Count && _members[place] == number)
        {
            return false;
        }

        _places[number] = Count;
        _members[Count++] = number;
        return true;
    }

    public void Clear() => Count = 0;
}
