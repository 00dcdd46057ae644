using System.Text;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>What stands between delimiters: punctuation and quotes here, words and numbers in files of their own.</summary>
internal sealed partial class Lexer
{
    private Token NextInAction()
    {
        if (AtRightDelimiter(out var trims))
        {
            return _openParentheses == 0 ? TakeRightDelimiter(trims) : Fail("unclosed left paren");
        }

        if (_position == text.Length)
        {
            return Fail("unclosed action");
        }

        return text[_position] switch
        {
            ' ' or '\t' or '\r' or '\n' => Spaces(),
            '(' => Open(),
            ')' => Close(),
            '|' => TakeCharacters(1, TokenKind.Pipe),
            '=' => TakeCharacters(1, TokenKind.Assign),
            ':' => StartsWith(_position, ":=") ? TakeCharacters(2, TokenKind.Declare) : Fail("expected :="),
            '"' => Quoted('"', TokenKind.String, "unterminated quoted string"),
            '\'' => Quoted('\'', TokenKind.Character, "unterminated character constant"),
            '`' => RawString(),
            '$' => Name(TokenKind.Variable),
            '.' when _position + 1 < text.Length && !char.IsAsciiDigit(text[_position + 1]) => Name(TokenKind.Field),
            '.' or '+' or '-' or (>= '0' and <= '9') => Number(),
            _ => WordOrPunctuation(),
        };
    }

    private Token Spaces()
    {
        while (_position < text.Length && IsSpace(text[_position]))
        {
            _position++;
        }

        // The last one may belong to the trim marker of the closing delimiter.
        if (HasRightTrimMarker(_position - 1) && StartsWith(_position - 1 + TrimMarkerLength, RightDelimiter))
        {
            _position--;
        }

        // A single space before such a marker is no space at all, but then the delimiter was seen first.
        return Take(TokenKind.Space);
    }

    private Token Open()
    {
        _openParentheses++;
        return TakeCharacters(1, TokenKind.LeftParenthesis);
    }

    // Go before 1.20 hands the parenthesis on, and its parser complains.
    private Token Close() => --_openParentheses < 0 ? Fail("unexpected right paren") : TakeCharacters(1, TokenKind.RightParenthesis);

    private Token Quoted(char quote, TokenKind kind, string unterminated)
    {
        for (_position++; _position < text.Length && text[_position] != '\n'; _position++)
        {
            if (text[_position] == quote)
            {
                return TakeCharacters(1, kind);
            }

            if (text[_position] == '\\' && (++_position >= text.Length || text[_position] == '\n'))
            {
                break;
            }
        }

        return Fail(unterminated);
    }

    private Token RawString()
    {
        var end = text.IndexOf('`', _position + 1);
        return end < 0 ? Fail("unterminated raw quoted string") : TakeCharacters(end + 1 - _position, TokenKind.RawString);
    }

    private Token WordOrPunctuation()
    {
        if (IsWordCharacter(out var rune))
        {
            return Word();
        }

        return rune.Value is > ' ' and < 0x7f
            ? TakeCharacters(1, TokenKind.Punctuation)
            : Fail($"unrecognized character in action: {GoLiteral.Describe(rune)}");
    }

    /// <summary>Whether the next character is a letter, a digit or an underscore. At the end of the text it isn't.</summary>
    private bool IsWordCharacter(out Rune rune)
    {
        Rune.DecodeFromUtf16(text.AsSpan(_position), out rune, out _);
        return rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsDigit(rune);
    }
}
