using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Tocsin.GoTemplates.Html;

/// <summary>Character references: <c>&amp;lt;</c>, <c>&amp;#60;</c> and so on. The names are those of the HTML standard.</summary>
internal static class HtmlEntities
{
    // The longest name that may stand without its semicolon.
    private const int LongestBareName = 6;

    // What browsers take 0x80 to 0x9F for: Windows-1252.
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly SearchValues<char> _letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly Lazy<FrozenDictionary<string, string>> _named = new(Read);

    public static string Decode(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            decoded.Append(text, from, at - from);
            from = at + Reference(text.AsSpan(at), decoded);
            at = text.IndexOf('&', from);
        }

        return decoded.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Decodes the reference at the beginning of a text, or appends it as it is. Gives its length.</summary>
    private static int Reference(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        if (text.StartsWith("&#", StringComparison.Ordinal) && text.Length > 3)
        {
            return Number(text, decoded);
        }

        var end = text[1..].IndexOfAnyExcept(_letters);
        var length = end < 0 ? text.Length : end + 1;
        var withSemicolon = length < text.Length && text[length] == ';' ? length + 1 : length;
        var names = _named.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        if (length > 1 && names.TryGetValue(text[1..withSemicolon], out var characters))
        {
            decoded.Append(characters);
            return withSemicolon;
        }

        for (var bare = Math.Min(withSemicolon - 2, LongestBareName); bare > 1; bare--)
        {
            if (names.TryGetValue(text.Slice(1, bare), out characters))
            {
                decoded.Append(characters);
                return bare + 1;
            }
        }

        decoded.Append(text[..withSemicolon]);
        return withSemicolon;
    }

    private static int Number(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        var isHex = text[2] is 'x' or 'X';
        var at = isHex ? 3 : 2;
        var number = 0L;
        while (at < text.Length && (isHex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])))
        {
            // Saturates: what is too large is replaced anyway.
            number = Math.Min((number * (isHex ? 16 : 10)) + Uri.FromHex(text[at]), int.MaxValue);
            at++;
        }

        at += at < text.Length && text[at] == ';' ? 1 : 0;
        if (at <= 3)
        {
            decoded.Append('&');
            return 1;
        }

        var rune = number is >= 0x80 and <= 0x9f ? new Rune(Windows1252[(int)number - 0x80])
            : number != 0 && Rune.IsValid((int)number) ? new Rune((int)number)
            : Rune.ReplacementChar;
        decoded.Append(rune.ToString());
        return at;
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(HtmlEntities).Assembly.GetManifestResourceStream("Tocsin.GoTemplates.Html.entities.txt")!;
        using var lines = new StreamReader(stream);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            named[parts[0]] = string.Concat(parts.Skip(1).Select(p => new Rune(int.Parse(p, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
        }

        return named.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
