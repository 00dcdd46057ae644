namespace Tocsin.GoTemplates.Parsing;

/// <summary>Text, comments and delimiters.</summary>
internal sealed partial class Lexer
{
    private const string LeftComment = "/*";
    private const string RightComment = "*/";

    // The marker and the white space between it and the rest.
    private const int TrimMarkerLength = 2;

    private Token NextOutside()
    {
        while (true)
        {
            var open = text.IndexOf(LeftDelimiter, _position, StringComparison.Ordinal);
            if (open < 0)
            {
                _position = text.Length;
                return Take(_start < _position ? TokenKind.Text : TokenKind.EndOfText);
            }

            if (TextBefore(open) is { } token)
            {
                return token;
            }

            if (StartsWith(AfterLeftDelimiter(), LeftComment))
            {
                if (SkipComment() is { } error)
                {
                    return error;
                }
            }
            else
            {
                return TakeLeftDelimiter();
            }
        }
    }

    private Token? TextBefore(int open)
    {
        var end = HasLeftTrimMarker(open + LeftDelimiter.Length) ? _start + text.AsSpan(_start, open - _start).TrimEnd(" \t\r\n").Length : open;
        _position = end;
        Token? token = end > _start ? Take(TokenKind.Text) : null;
        _position = open;
        Skip();
        return token;
    }

    private bool HasLeftTrimMarker(int position) => position + 1 < text.Length && text[position] == '-' && IsSpace(text[position + 1]);

    private bool HasRightTrimMarker(int position) => position + 1 < text.Length && IsSpace(text[position]) && text[position + 1] == '-';

    private int AfterLeftDelimiter()
    {
        var after = _position + LeftDelimiter.Length;
        return HasLeftTrimMarker(after) ? after + TrimMarkerLength : after;
    }

    private Token TakeLeftDelimiter()
    {
        var after = AfterLeftDelimiter();
        var token = TakeCharacters(LeftDelimiter.Length, TokenKind.LeftDelimiter);
        _position = after;
        Skip();
        (_insideAction, _openParentheses) = (true, 0);
        return token;
    }

    private bool AtRightDelimiter(out bool trims)
    {
        trims = HasRightTrimMarker(_position) && StartsWith(_position + TrimMarkerLength, RightDelimiter);
        return trims || StartsWith(_position, RightDelimiter);
    }

    private Token TakeRightDelimiter(bool trims)
    {
        _position += trims ? TrimMarkerLength : 0;
        Skip();
        var token = TakeCharacters(RightDelimiter.Length, TokenKind.RightDelimiter);
        SkipSpaces(trims);
        _insideAction = false;
        return token;
    }

    /// <returns>An error where the comment is broken.</returns>
    private Token? SkipComment()
    {
        _position = AfterLeftDelimiter();
        Skip();
        var end = text.IndexOf(RightComment, _position + LeftComment.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("unclosed comment");
        }

        _position = end + RightComment.Length;
        if (!AtRightDelimiter(out var trims))
        {
            return Fail("comment ends before closing delimiter");
        }

        _position += RightDelimiter.Length + (trims ? TrimMarkerLength : 0);
        SkipSpaces(trims);
        return null;
    }

    private void SkipSpaces(bool trims)
    {
        while (trims && _position < text.Length && IsSpace(text[_position]))
        {
            _position++;
        }

        Skip();
    }
}
