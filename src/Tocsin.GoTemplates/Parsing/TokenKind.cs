namespace Tocsin.GoTemplates.Parsing;

/// <summary>What a <see cref="Token"/> is. Keywords come last, from <see cref="Block"/> on.</summary>
internal enum TokenKind
{
    /// <summary>The text can't be read further; the value says why.</summary>
    Error,
    EndOfText,
    Text,
    LeftDelimiter,
    RightDelimiter,
    Space,
    LeftParenthesis,
    RightParenthesis,
    Pipe,

    /// <summary><c>=</c></summary>
    Assign,

    /// <summary><c>:=</c></summary>
    Declare,

    /// <summary>Any other printable ASCII character, such as a comma.</summary>
    Punctuation,
    Bool,

    /// <summary><c>'a'</c></summary>
    Character,

    /// <summary>Also imaginary.</summary>
    Number,

    /// <summary><c>1+2i</c></summary>
    Complex,

    /// <summary><c>"text"</c></summary>
    String,

    /// <summary><c>`text`</c></summary>
    RawString,

    /// <summary><c>.Name</c></summary>
    Field,
    Identifier,

    /// <summary><c>$</c> or <c>$name</c></summary>
    Variable,

    Block,
    Break,
    Continue,
    Define,

    /// <summary><c>.</c></summary>
    Dot,
    Else,
    End,
    If,
    Nil,
    Range,
    Template,
    With,
}
