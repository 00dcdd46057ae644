using System.Text;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>A word of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Line">The line of its start, from 1.</param>
/// <param name="Value">Its spelling; of an error, the message.</param>
internal readonly record struct Token(TokenKind Kind, int Position, int Line, string Value)
{
    /// <summary>Whether a command can begin with it.</summary>
    public bool StartsCommand => Kind is TokenKind.Bool or TokenKind.Character or TokenKind.Complex or TokenKind.Dot or TokenKind.Field
        or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString or TokenKind.String or TokenKind.Variable
        or TokenKind.LeftParenthesis;

    /// <summary>As Go's messages name it: longer than 10 bytes, it's cut after 10 characters.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.EndOfText => "EOF",
        TokenKind.Error => Value,
        >= TokenKind.Block => $"<{Value}>",
        _ when Encoding.UTF8.GetByteCount(Value) > 10 => GoFormat.Quote(FirstCharacters(Value, 10)) + "...",
        _ => GoFormat.Quote(Value),
    };

    private static string FirstCharacters(string text, int count)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count-- == 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
