using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Storage;

/// <summary>Writes the fields of a payload. The last eight bytes are a checksum, so that a damaged file is noticed, not believed.</summary>
internal sealed class JournalWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Number(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    public void Count(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Count(value.Length);
        _buffer.Write(value);
    }

    public void Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>A time with its offset: senders' offsets are shown as they were sent.</summary>
    public void Time(DateTimeOffset value)
    {
        Number(value.Ticks);
        Count((int)value.Offset.TotalMinutes);
    }

    public void Id(Guid value)
    {
        value.TryWriteBytes(_buffer.GetSpan(16));
        _buffer.Advance(16);
    }

    public void AlertIds(IReadOnlySet<AlertId> values)
    {
        Count(values.Count);
        foreach (var value in values)
        {
            value.Write(_buffer.GetSpan(AlertId.Size));
            _buffer.Advance(AlertId.Size);
        }
    }

    /// <summary>The payload with its checksum; the writer is empty again.</summary>
    public byte[] Finish()
    {
        Number((long)Fingerprint.Of(_buffer.WrittenSpan).Value);
        var payload = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        return payload;
    }
}
