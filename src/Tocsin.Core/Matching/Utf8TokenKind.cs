namespace Tocsin.Matching;

internal enum Utf8TokenKind
{
    End,
    OpenBrace,
    CloseBrace,
    Comma,
    Equal,
    NotEqual,
    Regex,
    NotRegex,
    Quoted,
    Unquoted,

    /// <summary>What is no token: its text is the error, with the place.</summary>
    Wrong,
}
