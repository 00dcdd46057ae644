namespace Tocsin.GoTemplates.Parsing;

/// <summary>
/// Cuts the text of a template into tokens, one at a time, so that a text of any size is read once. Trim markers and comments end here: the
/// parser sees neither. What counts as a token is what Go's package <c>text/template/parse</c> says.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="functions">A function named <c>break</c> or <c>continue</c> takes the word from the keyword.</param>
internal sealed partial class Lexer(string text, IReadOnlyDictionary<string, GoFunction> functions)
{
    private const string LeftDelimiter = "{{";
    private const string RightDelimiter = "}}";

    // Where the token being read starts and its line, and how far it's read.
    private int _start;
    private int _line = 1;
    private int _position;

    private bool _insideAction;
    private int _openParentheses;

    /// <summary>The next token. After an error or the end it's always <see cref="TokenKind.EndOfText"/>.</summary>
    public Token Next() => _insideAction ? NextInAction() : NextOutside();

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private bool StartsWith(int position, string what) => text.AsSpan(Math.Min(position, text.Length)).StartsWith(what, StringComparison.Ordinal);

    private Token Take(TokenKind kind)
    {
        var value = kind switch
        {
            TokenKind.LeftDelimiter => LeftDelimiter,
            TokenKind.RightDelimiter => RightDelimiter,
            TokenKind.Space => " ",
            _ => text[_start.._position],
        };
        var token = new Token(kind, _start, _line, value);
        Skip();
        return token;
    }

    private Token TakeCharacters(int count, TokenKind kind)
    {
        _position += count;
        return Take(kind);
    }

    /// <summary>Leaves out what was read since the last token.</summary>
    private void Skip()
    {
        _line += text.AsSpan(_start, _position - _start).Count('\n');
        _start = _position;
    }

    private Token Fail(string message)
    {
        var error = new Token(TokenKind.Error, _start, _line, message);
        (_insideAction, _position) = (false, text.Length);
        Skip();
        return error;
    }
}
