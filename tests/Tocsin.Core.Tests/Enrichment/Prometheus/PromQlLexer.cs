namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// A lexer of PromQL for tests, written from Prometheus' rules and apart from the code under test: it tells the kinds of the tokens and
/// the contents of the strings.
/// </summary>
internal static class PromQlLexer
{
    public sealed record Token(string Kind, string Text);

    public static IReadOnlyList<Token> Read(string query)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < query.Length;)
        {
            var start = at;
            var c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            if (c == '#')
            {
                at = Skip(query, at, x => x is not ('\n' or '\r'));
                tokens.Add(new Token("comment", ""));
            }
            else if (c is '"' or '\'' or '`')
            {
                tokens.Add(new Token("string", ReadString(query, ref at)));
            }
            else if (char.IsAsciiDigit(c) || c == '.')
            {
                at = Skip(query, at, x => char.IsAsciiLetterOrDigit(x) || x == '.');
                var text = query[start..at];
                tokens.Add(new Token(char.IsAsciiLetter(text[^1]) ? "duration" : "number", text));
            }
            else if (char.IsAsciiLetter(c) || c is '_' or ':')
            {
                at = Skip(query, at, x => char.IsAsciiLetterOrDigit(x) || x is '_' or ':');
                tokens.Add(new Token("word:" + query[start..at], query[start..at]));
            }
            else
            {
                at += at + 1 < query.Length && query.Substring(at, 2) is "=~" or "!~" or "!=" or "==" or ">=" or "<=" ? 2 : 1;
                tokens.Add(new Token(query[start..at], query[start..at]));
            }
        }

        return tokens;
    }

    private static int Skip(string text, int at, Func<char, bool> condition)
    {
        while (at < text.Length && condition(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string ReadString(string query, ref int at)
    {
        var quote = query[at++];
        var content = new System.Text.StringBuilder();
        while (query[at] != quote)
        {
            if (quote != '`' && query[at] == '\n')
            {
                throw new FormatException("unterminated quoted string");
            }

            content.Append(quote != '`' && query[at] == '\\' ? ReadEscape(query, quote, ref at) : query[at++]);
        }

        at++;
        return content.ToString();
    }

    private static char ReadEscape(string query, char quote, ref int at)
    {
        var c = query[at + 1];
        at += 2;
        if (c == 'u')
        {
            at += 4;
            return (char)Convert.ToInt32(query.Substring(at - 4, 4), 16);
        }

        return c switch
        {
            'n' => '\n',
            '\\' => '\\',
            _ when c == quote => c,
            _ => throw new FormatException($"unknown escape sequence \\{c}"),
        };
    }
}
