using System.Buffers;
using System.Text.Unicode;

namespace Tocsin.Configuration;

/// <summary>From bytes to text that YAML allows.</summary>
internal static class YamlText
{
    private static readonly SearchValues<char> _forbidden =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085'))]);

    /// <summary>Decodes strictly, without a byte order mark. Null where the bytes are too many or no UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> utf8, ConfigErrors errors)
    {
        if (utf8.Length > YamlReader.MaxBytes)
        {
            errors.Add(default, $"the file is larger than {YamlReader.MaxBytes / 1024 / 1024} MiB");
            return null;
        }

        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var chars = new char[utf8.Length];
        if (Utf8.ToUtf16(utf8, chars, out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            errors.Add(PlaceOf(chars.AsSpan(0, written)), $"the file is not valid UTF-8: byte 0x{utf8[read]:X2} at offset {read}");
            return null;
        }

        return new string(chars, 0, written);
    }

    public static bool Check(string text, ConfigErrors errors)
    {
        var at = text.AsSpan().IndexOfAny(_forbidden);
        if (at >= 0)
        {
            errors.Add(PlaceOf(text.AsSpan(0, at)), $"control characters are not allowed: U+{(int)text[at]:X4}");
        }

        return at < 0;
    }

    private static ConfigLocation PlaceOf(ReadOnlySpan<char> before) => new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
