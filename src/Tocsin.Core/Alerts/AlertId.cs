using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tocsin.Alerts;

/// <summary>
/// Tells alerts apart: the first 128 bits of SHA-256 over the canonical labels. The <see cref="Fingerprint"/> that is shown to people and
/// receivers is Alertmanager's, and two label sets with the same one can be made up in a minute: whoever may post could keep a chosen alert
/// from being told.
/// </summary>
public readonly record struct AlertId(ulong High, ulong Low)
{
    public const int Size = 16;

    public static AlertId Of(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        return Read(hash);
    }

    public static AlertId Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
