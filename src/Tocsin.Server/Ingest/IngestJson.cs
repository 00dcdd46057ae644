using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tocsin.Server.Ingest;

internal static class IngestJson
{
    // Answers are read by people and by programs, never put into a page.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
