using System.Buffers;

namespace Tocsin.GoTemplates.Html;

/// <summary>Classes of characters.</summary>
internal static class HtmlCharacters
{
    private static readonly SearchValues<char> _space = SearchValues.Create(" \t\n\f\r");

    public static bool IsSpace(char c) => _space.Contains(c);

    /// <summary>The index of the first character from <paramref name="from"/> on that isn't white space.</summary>
    public static int SkipSpace(ReadOnlySpan<char> text, int from) =>
        text[from..].IndexOfAnyExcept(_space) is var at and >= 0 ? from + at : text.Length;

    /// <summary>The first characters of a text, which messages show; they count code points.</summary>
    public static string Beginning(ReadOnlySpan<char> text)
    {
        var (end, count) = (0, 0);
        while (end < text.Length && count < 32)
        {
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length && char.IsLowSurrogate(text[end + 1]) ? 2 : 1;
            count++;
        }

        return text[..end].ToString();
    }
}
