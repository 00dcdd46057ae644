using System.Buffers.Text;
using System.Text;

namespace Tocsin.Compare.Load;

/// <summary>As much HTTP/1.1 as it takes to tell where a message ends.</summary>
internal static class HttpFraming
{
    /// <summary>Length of the message at the start of <paramref name="received"/>, or null if it is not complete.</summary>
    public static int? MessageLength(ReadOnlySpan<byte> received)
    {
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return null;
        }

        var head = received[..(headEnd + 2)];
        if (Header(head, "transfer-encoding"u8).IndexOf("chunked"u8) >= 0)
        {
            var last = received[(headEnd + 2)..].IndexOf("\r\n0\r\n\r\n"u8);
            return last < 0 ? null : headEnd + 2 + last + 7;
        }

        var total = headEnd + 4 + (Utf8Parser.TryParse(Header(head, "content-length"u8), out int bodyLength, out _) ? bodyLength : 0);
        return received.Length >= total ? total : null;
    }

    /// <summary>The status of a complete response; 0 if it has none.</summary>
    public static int Status(ReadOnlySpan<byte> response) =>
        response.Length > 12 && Utf8Parser.TryParse(response[9..12], out int status, out _) ? status : 0;

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        while (head.IndexOf("\r\n"u8) is var end && end >= 0)
        {
            var line = head[..end];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return line[(name.Length + 1)..].TrimStart((byte)' ');
            }

            head = head[(end + 2)..];
        }

        return default;
    }
}
