using System.Text;
using System.Text.RegularExpressions;
using Tocsin.RegularExpressions;

namespace Tocsin.Matching;

/// <summary>Reads one matcher in Alertmanager's classic form.</summary>
internal static partial class MatcherParser
{
    public static (Matcher? Matcher, string? Error) Parse(string text)
    {
        var parts = Form().Match(text);
        if (!parts.Success)
        {
            return (null, $"bad matcher format: {text}");
        }

        var raw = parts.Groups["value"].Value;
        if (Unquote(raw) is not { } value)
        {
            return (null, $"matcher value contains unescaped double quote: {raw}");
        }

        try
        {
            return (Matcher.Of(parts.Groups["name"].Value, Operator(parts.Groups["op"].Value), value), null);
        }
        catch (Re2Exception e)
        {
            return (null, $"bad regular expression in {text}: {e.Message}");
        }
    }

    private static MatchOperator Operator(string symbol) => symbol switch
    {
        "=" => MatchOperator.Equal,
        "!=" => MatchOperator.NotEqual,
        "=~" => MatchOperator.Regex,
        _ => MatchOperator.NotRegex,
    };

    private static string? Unquote(string raw)
    {
        var quoted = raw.StartsWith('"');
        if (quoted && (raw.Length < 2 || !raw.EndsWith('"')))
        {
            return null;
        }

        var inner = quoted ? raw[1..^1] : raw;
        var value = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '"')
            {
                return null;
            }

            var escape = inner[i] == '\\' && i + 1 < inner.Length ? Unescape(inner[i + 1]) : null;
            value.Append(escape ?? inner[i]);
            i += escape is null ? 0 : 1;
        }

        return inner.EndsWith('\\') && quoted && !inner.EndsWith(@"\\", StringComparison.Ordinal) ? null : value.ToString();
    }

    private static char? Unescape(char c) => c switch
    {
        '"' => '"',
        '\\' => '\\',
        'n' => '\n',
        _ => null,
    };

    [GeneratedRegex(@"\A\s*(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?<op>=~|=|!=|!~)\s*(?<value>(?s:.*?))\s*\z")]
    private static partial Regex Form();
}
