using System.Buffers.Binary;
using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Storage;

/// <summary>Reads the fields of a payload in the order they were written.</summary>
internal ref struct JournalReader
{
    private const int ChecksumLength = 8;

    private ReadOnlySpan<byte> _rest;

    public JournalReader(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < ChecksumLength
            || (ulong)BinaryPrimitives.ReadInt64LittleEndian(payload[^ChecksumLength..]) != Fingerprint.Of(payload[..^ChecksumLength]).Value)
        {
            throw new InvalidDataException("a record's checksum does not match its content");
        }

        _rest = payload[..^ChecksumLength];
    }

    public byte Byte() => Take(1)[0];

    public long Number() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public int Count() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public DateTimeOffset Time()
    {
        var ticks = Number();
        return new DateTimeOffset(ticks, TimeSpan.FromMinutes(Count()));
    }

    public Guid Id() => new(Take(16));

    public HashSet<AlertId> AlertIds()
    {
        var count = Count();
        var values = new HashSet<AlertId>(count);
        for (var i = 0; i < count; i++)
        {
            values.Add(AlertId.Read(Take(AlertId.Size)));
        }

        return values;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidDataException("a record ends before its content does");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
