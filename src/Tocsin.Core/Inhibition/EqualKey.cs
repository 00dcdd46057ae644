using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Inhibition;

/// <summary>The values of a rule's <c>equal</c> labels: each in UTF-8, and behind it 0xFF, which no UTF-8 text contains.</summary>
internal sealed class EqualKey(byte[] values, int hash)
{
    public ReadOnlySpan<byte> Values => values;

    public int Hash => hash;
}

/// <summary>The same for the label set at hand, in a buffer.</summary>
internal readonly ref struct EqualValues(ReadOnlySpan<byte> values, int hash)
{
    public ReadOnlySpan<byte> Values { get; } = values;

    public int Hash => hash;
}

/// <summary>Finds sources by values that were hashed already, however many rules they are looked up for.</summary>
internal sealed class EqualKeyComparer : IEqualityComparer<EqualKey>, IAlternateEqualityComparer<EqualValues, EqualKey>
{
    public static EqualKeyComparer Instance { get; } = new();

    public bool Equals(EqualKey? x, EqualKey? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Values.SequenceEqual(y.Values));

    public int GetHashCode([DisallowNull] EqualKey obj) => obj.Hash;

    public bool Equals(EqualValues alternate, EqualKey other) => alternate.Values.SequenceEqual(other.Values);

    public int GetHashCode(EqualValues alternate) => alternate.Hash;

    public EqualKey Create(EqualValues alternate) => new(alternate.Values.ToArray(), alternate.Hash);
}
