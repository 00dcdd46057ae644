using System.Runtime.InteropServices;

namespace Tocsin.RegularExpressions.Automata;

/// <summary>What makes two states the same.</summary>
internal readonly struct DfaStateKey(int[] members, int before) : IEquatable<DfaStateKey>
{
    private readonly int[] _members = members;
    private readonly int _before = before;

    public bool Equals(DfaStateKey other) => _before == other._before && _members.AsSpan().SequenceEqual(other._members);

    public override bool Equals(object? obj) => obj is DfaStateKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_before);
        hash.AddBytes(MemoryMarshal.AsBytes(_members.AsSpan()));
        return hash.ToHashCode();
    }
}
