using System.Buffers;
using System.Text;

namespace Tocsin.Server.Ingest;

internal static class Utf8Repair
{
    /// <summary>The text with each byte that is not UTF-8 replaced by U+FFFD, one by one, as Go's JSON decoder does.</summary>
    public static byte[] Replace(ReadOnlySpan<byte> text)
    {
        var repaired = new ArrayBufferWriter<byte>(text.Length + 64);
        while (!text.IsEmpty)
        {
            var good = ValidLength(text);
            repaired.Write(text[..good]);
            text = text[good..];
            if (!text.IsEmpty)
            {
                repaired.Write("\uFFFD"u8);
                text = text[1..];
            }
        }

        return repaired.WrittenSpan.ToArray();
    }

    /// <summary>How many bytes at the start are UTF-8.</summary>
    public static int ValidLength(ReadOnlySpan<byte> text)
    {
        var rest = text;
        while (!rest.IsEmpty && Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done)
        {
            rest = rest[length..];
        }

        return text.Length - rest.Length;
    }
}
