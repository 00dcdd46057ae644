using System.Text;

namespace Tocsin.Matching;

/// <summary>
/// The notation before 0.27 (Alertmanager's pkg/labels): <c>name op value</c>, the value between double quotes or not, with the escapes
/// <c>\"</c>, <c>\\</c> and <c>\n</c>; any other backslash stands for itself. Takes time that is linear in the text.
/// </summary>
internal static class ClassicNotation
{
    // What \s of a regular expression is in Go.
    private const string Space = " \t\n\f\r";

    public static ParsedMatchers Parse(string text)
    {
        var rest = text.AsSpan().TrimStart(Space);
        var name = rest[..NameLength(rest)];
        rest = rest[name.Length..].TrimStart(Space);
        if (name.IsEmpty || !TryTakeOperator(ref rest, out var op))
        {
            return ParsedMatchers.Wrong($"bad matcher format: {text}");
        }

        var raw = rest.Trim(Space);
        if (!LabelText.IsWellFormed(raw))
        {
            return ParsedMatchers.Wrong($"matcher value not valid UTF-8: {raw}");
        }

        return Unquote(raw) is not { } value ? ParsedMatchers.Wrong($"matcher value contains unescaped double quote: {raw}")
            : Matcher.TryOf(name.ToString(), op, value, out var matcher, out var error) ? new ParsedMatchers([matcher], null)
            : ParsedMatchers.Wrong(error);
    }

    /// <summary>One brace on either side is ignored, whether there is one on the other or not.</summary>
    public static ParsedMatchers ParseList(string text)
    {
        var inner = text.AsSpan(text.StartsWith('{') ? 1 : 0);
        inner = inner.EndsWith('}') ? inner[..^1] : inner;
        var matchers = new List<Matcher>();
        foreach (var part in Parts(inner))
        {
            var parsed = Parse(part);
            if (parsed.Matchers is null)
            {
                return parsed;
            }

            matchers.AddRange(parsed.Matchers);
        }

        return new ParsedMatchers(matchers, null);
    }

    /// <summary>The texts between commas outside of quotes. Only the last may be blank, and only there is all of Unicode's space trimmed.</summary>
    private static List<string> Parts(ReadOnlySpan<char> text)
    {
        var (parts, part) = (new List<string>(), new StringBuilder());
        var (quoted, escaped) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ',' && !quoted)
            {
                // The quirk that a backslash before the comma still takes effect behind it is upstream's.
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            quoted ^= rune.Value == '"' && !escaped;
            escaped = rune.Value == ',' ? escaped : rune.Value == '\\' && !escaped;
            part.Append(rune);
        }

        var last = part.ToString().Trim();
        return last.Length == 0 ? parts : [.. parts, last];
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetter(text[length]) || text[length] is '_' or ':' || (length > 0 && char.IsAsciiDigit(text[length]))))
        {
            length++;
        }

        return length;
    }

    private static bool TryTakeOperator(ref ReadOnlySpan<char> text, out MatchOperator op)
    {
        (var length, op) = text switch
        {
            ['=', '~', ..] => (2, MatchOperator.Regex),
            ['=', ..] => (1, MatchOperator.Equal),
            ['!', '=', ..] => (2, MatchOperator.NotEqual),
            ['!', '~', ..] => (2, MatchOperator.NotRegex),
            _ => (0, default),
        };
        text = text[length..];
        return length > 0;
    }

    private static string? Unquote(ReadOnlySpan<char> raw)
    {
        var missesEnd = raw.StartsWith('"');
        var text = missesEnd ? raw[1..] : raw;
        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                if (!missesEnd || i < text.Length - 1)
                {
                    return null;
                }

                missesEnd = false;
            }
            else if (text[i] == '\\' && i < text.Length - 1)
            {
                i++;
                value.Append(Unescape(text[i]));
            }
            else
            {
                value.Append(text[i]);
            }
        }

        return missesEnd ? null : value.ToString();
    }

    private static string Unescape(char c) => c switch
    {
        'n' => "\n",
        '"' => "\"",
        '\\' => "\\",
        _ => "\\" + c,
    };
}
