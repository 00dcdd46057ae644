using System.Buffers;
using System.Collections.Frozen;

namespace Tocsin.GoTemplates.Html;

/// <summary>What a slash means after tokens of a script, by the last of them. A guess, but one that fails only where no one divides or matches.</summary>
internal static class JsSlashes
{
    private static readonly SearchValues<char> _space =
        SearchValues.Create("\f\n\r\t\v \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff");

    // Punctuators that a value follows. After ) and ] comes a division more often than not; after } hardly ever.
    private static readonly SearchValues<char> _beforeValue = SearchValues.Create(",<>=*%&|^?!~([:;{}");

    // Words that a value follows; await and yield are not in Go's list.
    private static readonly FrozenSet<string> _words = FrozenSet.Create(
        StringComparer.Ordinal,
        ["await", "break", "case", "continue", "delete", "do", "else", "finally", "in", "instanceof", "return", "throw", "try", "typeof", "void", "yield"]);

    /// <param name="text">Tokens without literals and comments.</param>
    /// <param name="before">What a slash meant before them.</param>
    public static JsSlash After(ReadOnlySpan<char> text, JsSlash before)
    {
        text = text[..(text.LastIndexOfAnyExcept(_space) + 1)];
        if (text.IsEmpty)
        {
            return before;
        }

        var last = text[^1];
        var startsRegexp = last switch
        {
            // One plus or minus is followed by a value; two of them follow one.
            '+' or '-' => (text.Length - 1 - text.LastIndexOfAnyExcept(last)) % 2 == 1,
            '.' => text.Length == 1 || !char.IsAsciiDigit(text[^2]),
            _ => _beforeValue.Contains(last) || _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(LastWord(text)),
        };
        return startsRegexp ? JsSlash.Regexp : JsSlash.DivOp;
    }

    /// <summary>Whether a character can be part of a keyword or a number.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '$' or '_';

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        return text[start..];
    }
}
