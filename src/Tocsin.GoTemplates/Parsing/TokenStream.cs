namespace Tocsin.GoTemplates.Parsing;

/// <summary>The tokens of a lexer, of which the last few can be read again.</summary>
internal sealed class TokenStream(Lexer lexer)
{
    // The longest way back is over a variable, a space and what follows it.
    private readonly Token[] _recent = new Token[4];
    private int _lexed;

    /// <summary>How many tokens were read.</summary>
    public int Mark { get; private set; }

    /// <summary>The line of the token that was cut last, which is ahead of the last one read where that was put back. Go's messages give it.</summary>
    public int LastLine { get; private set; }

    public Token Next()
    {
        if (Mark == _lexed)
        {
            var token = lexer.Next();
            LastLine = token.Line;
            _recent[_lexed++ % _recent.Length] = token;
        }

        return _recent[Mark++ % _recent.Length];
    }

    /// <summary>Puts the last token back.</summary>
    public void Back() => Mark--;

    /// <summary>Puts back all that was read since <paramref name="mark"/>.</summary>
    public void BackTo(int mark) => Mark = mark;

    public Token Peek()
    {
        var token = Next();
        Back();
        return token;
    }

    public Token NextNonSpace()
    {
        var token = Next();
        while (token.Kind == TokenKind.Space)
        {
            token = Next();
        }

        return token;
    }

    /// <summary>Leaves out spaces, and looks at what follows.</summary>
    public Token PeekNonSpace()
    {
        var token = NextNonSpace();
        Back();
        return token;
    }
}
