using System.Globalization;

namespace Tocsin.Alerts;

/// <summary>
/// The identity of an alert: FNV-1a, 64 bit, over its sorted labels, each as name, 0xFF, value, 0xFF.
/// Printed as 16 hexadecimal digits. The rule and the values are Alertmanager's, so that both print the same.
/// </summary>
public readonly record struct Fingerprint(ulong Value) : IComparable<Fingerprint>
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Hashes the canonical bytes of a label set (<see cref="LabelSet.Canonical"/>).</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> canonical)
    {
        var hash = OffsetBasis;
        foreach (var b in canonical)
        {
            hash = (hash ^ b) * Prime;
        }

        return new Fingerprint(hash);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Fingerprint fingerprint)
    {
        var ok = ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text.Length == 16;
        fingerprint = new Fingerprint(value);
        return ok;
    }

    public int CompareTo(Fingerprint other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    public static bool operator <(Fingerprint left, Fingerprint right) => left.Value < right.Value;

    public static bool operator <=(Fingerprint left, Fingerprint right) => left.Value <= right.Value;

    public static bool operator >(Fingerprint left, Fingerprint right) => left.Value > right.Value;

    public static bool operator >=(Fingerprint left, Fingerprint right) => left.Value >= right.Value;
}
