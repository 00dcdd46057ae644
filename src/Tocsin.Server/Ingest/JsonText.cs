using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Tocsin.Server.Ingest;

/// <summary>
/// The text of a JSON string without its escapes. Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD, as in Go.
/// Reusable; what <see cref="Of"/> returned holds until the next call.
/// </summary>
internal sealed class JsonText
{
    private const int KeptLength = 64 << 10;

    private byte[] _scratch = new byte[256];

    /// <summary>Whether the last text held half a surrogate pair.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The text the reader stands on; it lies in the body itself unless it had escapes.</summary>
    public ReadOnlySpan<byte> Of(ref readonly Utf8JsonReader json)
    {
        IsBroken = false;
        return json.ValueIsEscaped ? Unescape(json.ValueSpan) : json.ValueSpan;
    }

    /// <summary>Lets a buffer go that one long text has made large.</summary>
    public void Trim()
    {
        if (_scratch.Length > KeptLength)
        {
            _scratch = new byte[256];
        }
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        if (_scratch.Length < escaped.Length)
        {
            _scratch = new byte[Math.Max(escaped.Length, 2 * _scratch.Length)];
        }

        var written = 0;
        for (var at = escaped.IndexOf((byte)'\\'); at >= 0; at = escaped.IndexOf((byte)'\\'))
        {
            escaped[..at].CopyTo(_scratch.AsSpan(written));
            escaped = escaped[at..];
            written += at;
            written += escaped[1] == 'u' ? TakeUnicode(ref escaped, _scratch.AsSpan(written)) : TakeSimple(ref escaped, _scratch.AsSpan(written));
        }

        escaped.CopyTo(_scratch.AsSpan(written));
        return _scratch.AsSpan(0, written + escaped.Length);
    }

    private static int TakeSimple(ref ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        destination[0] = escaped[1] switch
        {
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            var itself => itself,
        };
        escaped = escaped[2..];
        return 1;
    }

    private int TakeUnicode(ref ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var unit = HexUnit(escaped);
        escaped = escaped[6..];
        if (Rune.TryCreate(unit, out var rune))
        {
            return rune.EncodeToUtf8(destination);
        }

        if (escaped.StartsWith("\\u"u8) && Rune.TryCreate(unit, HexUnit(escaped), out rune))
        {
            escaped = escaped[6..];
            return rune.EncodeToUtf8(destination);
        }

        IsBroken = true;
        return Rune.ReplacementChar.EncodeToUtf8(destination);
    }

    // The JSON reader has seen to it that four hexadecimal digits follow.
    private static char HexUnit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'X') ? (char)unit : '\uFFFD';
}
