namespace Tocsin.RegularExpressions;

/// <summary>Where an expression matched, and its groups.</summary>
internal sealed class Re2Match
{
    private readonly string _text;
    private readonly IReadOnlyList<string> _names;
    private readonly int[] _slots;

    internal Re2Match(string text, IReadOnlyList<string> names, int[] slots) => (_text, _names, _slots) = (text, names, slots);

    /// <summary>Characters before the match.</summary>
    public int Start => _slots[0];

    /// <summary>Characters before the end of the match.</summary>
    public int End => _slots[1];

    public string Value => _text[Start..End];

    /// <summary>Group 0 is the whole match. Null where the group took no part, or there is none.</summary>
    public string? Group(int index) => index >= 0 && index * 2 < _slots.Length && _slots[index * 2] >= 0
        ? _text[_slots[index * 2].._slots[(index * 2) + 1]]
        : null;

    /// <summary>Where several groups have the name, the first that took part.</summary>
    public string? Group(string name)
    {
        for (var i = 1; i < _names.Count; i++)
        {
            if (_names[i] == name && Group(i) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
