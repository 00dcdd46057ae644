using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Templating.Languages;

/// <summary>Writes a value so that it stays one value in PromQL or LogQL. Values come from labels, which anybody who can post an alert chooses.</summary>
internal static partial class QueryText
{
    /// <summary>The value as part of a string in the given quotes.</summary>
    public static string Escape(string value, char quote)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            // U+FFFD is escaped because Prometheus' lexer takes it for broken UTF-8.
            _ = c switch
            {
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\uFFFD' => text.Append(@"\ufffd"),
                _ when c == quote => text.Append('\\').Append(c),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    /// <summary>The value as part of an RE2 pattern that matches it and nothing else, also inside a character class.</summary>
    public static string QuoteForRegex(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (@"\.+*?()|[]{}^$-".Contains(c, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>Whether the value can stand in a string in backticks, which knows no escapes.</summary>
    public static bool FitsRawString(string value) => !value.Any(c => c is '`' or '\uFFFD' || char.IsControl(c));

    /// <summary>Whether the value is a plain decimal number. A sign is none: it could become an operator.</summary>
    public static bool IsNumber(string value) => Number().IsMatch(value);

    public static bool IsWholeNumber(string value) => value.All(char.IsAsciiDigit);

    [GeneratedRegex(@"\A[0-9]{1,30}(\.[0-9]{1,30})?\z")]
    private static partial Regex Number();
}
