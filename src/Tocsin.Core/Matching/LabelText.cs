using System.Buffers;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.Matching;

/// <summary>Names and values of labels as text.</summary>
internal static class LabelText
{
    private static readonly SearchValues<char> _reserved = SearchValues.Create("{}!=~,\\\"'`");

    /// <summary>Whether a character has to stand between quotes in the UTF-8 notation.</summary>
    public static bool IsReserved(char c) => char.IsWhiteSpace(c) || _reserved.Contains(c);

    /// <summary>Whether it can be written in UTF-8: no half of a surrogate pair stands alone.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    /// <summary>
    /// A matcher as Alertmanager prints it: the value with the escapes of OpenMetrics, which both notations read, unless the name has to be quoted.
    /// </summary>
    public static string Print(string name, string symbol, string value)
    {
        foreach (var c in name)
        {
            if (IsReserved(c))
            {
                return $"{GoFormat.Quote(name)}{symbol}{GoFormat.Quote(value)}";
            }
        }

        return $"{name}{symbol}\"{Escape(value)}\"";
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);
}
