namespace Tocsin.Matching;

/// <summary>Takes a list of matchers in the UTF-8 notation apart.</summary>
internal sealed class Utf8Lexer(string text)
{
    private int _at;
    private int _column;

    /// <summary>The next token; after the last one always <see cref="Utf8TokenKind.End"/>.</summary>
    public Utf8Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
            _column++;
        }

        return text.AsSpan(_at) switch
        {
            [] => new Utf8Token(Utf8TokenKind.End, "", _column, _column),
            ['{', ..] => Take(Utf8TokenKind.OpenBrace, 1),
            ['}', ..] => Take(Utf8TokenKind.CloseBrace, 1),
            [',', ..] => Take(Utf8TokenKind.Comma, 1),
            ['=', '~', ..] => Take(Utf8TokenKind.Regex, 2),
            ['=', ..] => Take(Utf8TokenKind.Equal, 1),
            ['!', '=', ..] => Take(Utf8TokenKind.NotEqual, 2),
            ['!', '~', ..] => Take(Utf8TokenKind.NotRegex, 2),
            ['!'] => Wrong(1, _ => "unexpected end of input, expected one of '=~'"),
            ['!', ..] => Wrong(1, taken => $"{taken}: expected one of '=~'"),
            ['"', ..] => Quoted(),
            [var c, ..] when LabelText.IsReserved(c) => Wrong(1, taken => $"{taken}: invalid input"),
            _ => Unquoted(),
        };
    }

    private Utf8Token Quoted()
    {
        for (var end = _at + 1; end < text.Length; end++)
        {
            if (text[end] == '"')
            {
                return Take(Utf8TokenKind.Quoted, end + 1 - _at);
            }

            end += text[end] == '\\' ? 1 : 0;
        }

        return Wrong(text.Length - _at, taken => $"{taken}: missing end \"");
    }

    private Utf8Token Unquoted()
    {
        var end = _at;
        while (end < text.Length && !LabelText.IsReserved(text[end]))
        {
            end++;
        }

        // Upstream takes bytes that are no UTF-8 as they are; a label can't have such a value.
        return LabelText.IsWellFormed(text.AsSpan(_at, end - _at)) ? Take(Utf8TokenKind.Unquoted, end - _at) : Wrong(end - _at, taken => $"{taken}: invalid input");
    }

    private Utf8Token Take(Utf8TokenKind kind, int length)
    {
        var (taken, start) = (text.Substring(_at, length), _column);
        _at += length;
        foreach (var _ in taken.EnumerateRunes())
        {
            _column++;
        }

        return new Utf8Token(kind, taken, start, _column);
    }

    private Utf8Token Wrong(int length, Func<string, string> problem)
    {
        var token = Take(Utf8TokenKind.Wrong, length);
        return token with { Text = $"{token.Start}:{token.End}: {problem(token.Text)}" };
    }
}
