using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Tocsin.Templating.Functions;

/// <summary>Upper, lower and title case as Go maps them, which differ a little from .NET's mappings.</summary>
internal static class CaseMapping
{
    // Unicode's SpecialCasing.txt: letters whose title case is more than one letter, each before what it becomes.
    private const string LongTitles =
        "ßSs ŉʼN ǰJ\u030C ΐΙ\u0308\u0301 ΰΥ\u0308\u0301 ևԵւ ẖH\u0331 ẗT\u0308 ẘW\u030A ẙY\u030A ẚAʾ ὐΥ\u0313 " +
        "ὒΥ\u0313\u0300 ὔΥ\u0313\u0301 ὖΥ\u0313\u0342 ᾲᾺ\u0345 ᾴΆ\u0345 ᾶΑ\u0342 ᾷΑ\u0342\u0345 ῂῊ\u0345 ῄΉ\u0345 " +
        "ῆΗ\u0342 ῇΗ\u0342\u0345 ῒΙ\u0308\u0300 ΐΙ\u0308\u0301 ῖΙ\u0342 ῗΙ\u0308\u0342 ῢΥ\u0308\u0300 ΰΥ\u0308\u0301 " +
        "ῤΡ\u0313 ῦΥ\u0342 ῧΥ\u0308\u0342 ῲῺ\u0345 ῴΏ\u0345 ῶΩ\u0342 ῷΩ\u0342\u0345 \uFB00Ff \uFB01Fi \uFB02Fl " +
        "\uFB03Ffi \uFB04Ffl \uFB05St \uFB06St \uFB13Մն \uFB14Մե \uFB15Մի \uFB16Վն \uFB17Մխ";

    private static readonly FrozenDictionary<int, string> _longTitles = LongTitles.Split(' ').Select(entry => (Letter: entry.EnumerateRunes().First(), Entry: entry))
        .ToFrozenDictionary(e => e.Letter.Value, e => e.Entry[e.Letter.Utf16SequenceLength..]);

    public static bool IsCased(Rune rune) => rune.Value is 'ª' or 'º' or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    public static string Title(Rune rune) => _longTitles.TryGetValue(rune.Value, out var title) ? title : Simple(rune).ToString();

    public static string Lower(Rune rune) => rune.Value == 'İ' ? "i\u0307" : Rune.ToLowerInvariant(rune).ToString();

    /// <summary>Go's <c>strings.ToUpper</c>.</summary>
    public static string ToUpper(string text) => text.ToUpperInvariant().Replace('ı', 'I').Replace('ſ', 'S');

    /// <summary>Go's <c>strings.ToLower</c>.</summary>
    public static string ToLower(string text) => text.ToLowerInvariant().Replace('İ', 'i');

    // The two-letter characters DŽ, LJ, NJ and DZ have a form with a small second letter; Georgian letters keep their shape.
    private static Rune Simple(Rune rune) => rune.Value switch
    {
        'ı' => new Rune('I'),
        'ſ' => new Rune('S'),
        >= 0x01C4 and <= 0x01CC => new Rune(0x01C5 + ((rune.Value - 0x01C4) / 3 * 3)),
        >= 0x01F1 and <= 0x01F3 => new Rune(0x01F2),
        >= 0x10D0 and <= 0x10FF => rune,
        _ => Rune.ToUpperInvariant(rune),
    };
}
