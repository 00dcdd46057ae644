using System.Text;
using Tocsin.RegularExpressions;

namespace Tocsin.Matching;

/// <summary>Reads one matcher in Alertmanager's classic form.</summary>
internal static class MatcherParser
{
    private static readonly Re2 _form = Re2.Parse(@"(?s)\A\s*(?P<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?P<op>=~|=|!=|!~)\s*(?P<value>.*?)\s*\z");

    public static (Matcher? Matcher, string? Error) Parse(string text)
    {
        if (_form.Find(text) is not { } parts)
        {
            return (null, $"bad matcher format: {text}");
        }

        var raw = parts.Group("value")!;
        if (Unquote(raw) is not { } value)
        {
            return (null, $"matcher value contains unescaped double quote: {raw}");
        }

        try
        {
            return (Matcher.Of(parts.Group("name")!, Operator(parts.Group("op")!), value), null);
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
            // A backslash at the end would take the closing quote with it.
            if (inner[i] == '"' || (quoted && inner[i] == '\\' && i == inner.Length - 1))
            {
                return null;
            }

            var escape = inner[i] == '\\' && i + 1 < inner.Length ? Unescape(inner[i + 1]) : null;
            value.Append(escape ?? inner[i]);
            i += escape is null ? 0 : 1;
        }

        return value.ToString();
    }

    private static char? Unescape(char c) => c switch
    {
        '"' => '"',
        '\\' => '\\',
        'n' => '\n',
        _ => null,
    };
}
