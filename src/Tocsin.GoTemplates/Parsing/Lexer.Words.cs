using System.Collections.Frozen;
using System.Text;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>Identifiers, keywords, fields and variables.</summary>
internal sealed partial class Lexer
{
    private static readonly FrozenDictionary<string, TokenKind>.AlternateLookup<ReadOnlySpan<char>> _keywords = new Dictionary<string, TokenKind>
    {
        ["block"] = TokenKind.Block,
        ["break"] = TokenKind.Break,
        ["continue"] = TokenKind.Continue,
        ["define"] = TokenKind.Define,
        ["else"] = TokenKind.Else,
        ["end"] = TokenKind.End,
        ["false"] = TokenKind.Bool,
        ["if"] = TokenKind.If,
        ["nil"] = TokenKind.Nil,
        ["range"] = TokenKind.Range,
        ["template"] = TokenKind.Template,
        ["true"] = TokenKind.Bool,
        ["with"] = TokenKind.With,
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private Token Word()
    {
        if (ReadName() is { } error)
        {
            return error;
        }

        return Take(_keywords.TryGetValue(text.AsSpan(_start, _position - _start), out var keyword) && !IsTaken(keyword) ? keyword : TokenKind.Identifier);
    }

    private bool IsTaken(TokenKind keyword) => keyword switch
    {
        TokenKind.Break => functions.ContainsKey("break"),
        TokenKind.Continue => functions.ContainsKey("continue"),
        _ => false,
    };

    /// <summary>A field or a variable, from its dot or dollar sign on.</summary>
    private Token Name(TokenKind kind)
    {
        _position++;
        if (AtTerminator())
        {
            return Take(kind is TokenKind.Field ? TokenKind.Dot : kind);
        }

        return ReadName() ?? Take(kind);
    }

    private Token? ReadName()
    {
        Rune next;
        while (IsWordCharacter(out next))
        {
            _position += next.Utf16SequenceLength;
        }

        return AtTerminator() ? null : Fail($"bad character {GoLiteral.Describe(next)}");
    }

    /// <summary>Whether a name may end here: <c>$x+2</c> is none, for the day templates learn to add.</summary>
    private bool AtTerminator() =>
        _position == text.Length || text[_position] is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '|' or ':' or ')' or '(' || StartsWith(_position, RightDelimiter);
}
