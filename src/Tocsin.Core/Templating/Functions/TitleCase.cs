using System.Globalization;
using System.Text;

namespace Tocsin.Templating.Functions;

/// <summary>
/// The first letter of each word in title case, the others in lower case, as Go's <c>cases.Title(language.AmericanEnglish)</c> does it: with a simplified
/// form of Unicode's word breaking, in which an apostrophe, a dot or a colon between letters belongs to the word.
/// </summary>
internal static class TitleCase
{
    private const int CapitalSigma = 'Σ';

    // MidLetter, MidNumLet and Single_Quote of Unicode's word breaking: one of them does not end a word, two do.
    private const string Mid = "'.:·\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        var (inWord, wasMid, at) = (false, false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var isMid = IsMid(rune);
            inWord &= !(wasMid && isMid);
            wasMid = isMid;
            at += rune.Utf16SequenceLength;
            if (CaseMapping.IsCased(rune))
            {
                _ = inWord ? Lower(result, rune, text.AsSpan(at)) : result.Append(CaseMapping.Title(rune));
                inWord = true;
            }
            else
            {
                result.Append(rune.ToString());
                inWord &= !IsBreak(rune);
            }
        }

        return result.ToString();
    }

    private static StringBuilder Lower(StringBuilder result, Rune rune, ReadOnlySpan<char> rest) =>
        rune.Value == CapitalSigma ? result.Append(IsFollowedByLetter(rest) ? 'σ' : 'ς') : result.Append(CaseMapping.Lower(rune));

    // The sigma at the end of a word has a form of its own.
    private static bool IsFollowedByLetter(ReadOnlySpan<char> rest)
    {
        foreach (var rune in rest.EnumerateRunes())
        {
            if (!IsIgnorable(rune))
            {
                return CaseMapping.IsCased(rune);
            }
        }

        return false;
    }

    private static bool IsIgnorable(Rune rune) => IsMid(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsMid(Rune rune) => rune.IsBmp && Mid.Contains((char)rune.Value, StringComparison.Ordinal);

    // Letters, marks and digits don't end a word; of the scripts written without spaces every letter does.
    private static bool IsBreak(Rune rune) => !IsMid(rune) && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => IsWrittenWithoutSpaces(rune.Value),
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation => false,
        UnicodeCategory.Format => rune.Value == 0x200B,
        _ => rune.Value != 0x202F,
    };

    private static bool IsWrittenWithoutSpaces(int rune) => rune is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3005 and <= 0x30FF) or (>= 0x31F0 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9D) or >= 0x17000;
}
