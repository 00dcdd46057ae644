namespace Tocsin.RegularExpressions.Characters;

/// <summary>Text as code points. Half a surrogate pair counts as U+FFFD, as an invalid byte does in Go.</summary>
internal static class CodePoints
{
    public const int Max = 0x10FFFF;
    private const int Replacement = 0xFFFD;

    /// <summary>The code point that begins at <paramref name="index"/>, and how many characters it takes.</summary>
    public static int At(string text, int index, out int length)
    {
        var c = text[index];
        if (!char.IsSurrogate(c))
        {
            length = 1;
            return c;
        }

        var isPair = char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = isPair ? 2 : 1;
        return isPair ? char.ConvertToUtf32(c, text[index + 1]) : Replacement;
    }

    /// <summary>The code point that ends before <paramref name="index"/>; -1 at the beginning.</summary>
    public static int Before(string text, int index) => index switch
    {
        0 => -1,
        >= 2 when char.IsSurrogatePair(text[index - 2], text[index - 1]) => char.ConvertToUtf32(text[index - 2], text[index - 1]),
        _ => char.IsSurrogate(text[index - 1]) ? Replacement : text[index - 1],
    };
}
