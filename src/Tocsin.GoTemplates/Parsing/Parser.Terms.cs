using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>What commands consist of: literals, names, fields and pipelines in parentheses.</summary>
internal sealed partial class Parser
{
    /// <summary>A term and the fields that follow it.</summary>
    /// <returns>Null where the next token begins no term.</returns>
    private Node? Operand()
    {
        var term = Term();
        var first = _tokens.Peek();
        if (term is null || first.Kind != TokenKind.Field)
        {
            return term;
        }

        // Go places such an operand where its second name is.
        var names = Fields();
        return term switch
        {
            FieldNode field => new FieldNode(first.Position, [.. field.Names, .. names]),
            VariableNode variable => new VariableNode(first.Position, [.. variable.Names, .. names]),
            BoolNode or StringNode or NumberNode or NilNode or DotNode => throw Error($"unexpected . after term {GoFormat.Quote(term.ToString())}"),
            _ => new ChainNode(first.Position, term, names),
        };
    }

    private List<string> Fields()
    {
        var names = new List<string>();
        for (var token = _tokens.Peek(); token.Kind == TokenKind.Field; token = _tokens.Peek())
        {
            names.Add(_tokens.Next().Value[1..]);
        }

        return names;
    }

    private Node? Term()
    {
        var token = _tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return session.TryGetFunction(token.Value, out var function)
                    ? new IdentifierNode(token.Position, token.Value, function)
                    : throw Error($"function {GoFormat.Quote(token.Value)} not defined");
            case TokenKind.Dot:
                return new DotNode(token.Position);
            case TokenKind.Nil:
                return new NilNode(token.Position);
            case TokenKind.Variable:
                return _variables.Contains(token.Value)
                    ? new VariableNode(token.Position, [token.Value])
                    : throw Error($"undefined variable {GoFormat.Quote(token.Value)}");
            case TokenKind.Field:
                return new FieldNode(token.Position, [token.Value[1..]]);
            case TokenKind.Bool:
                return new BoolNode(token.Position, token.Value == "true");
            case TokenKind.Character or TokenKind.Complex or TokenKind.Number:
                return NumberConstant.TryRead(token, out var number, out var error) ? number : throw Error(error);
            case TokenKind.LeftParenthesis:
                return Parenthesized();
            case TokenKind.String or TokenKind.RawString:
                return new StringNode(token.Position, token.Value, Unquote(token));
            default:
                _tokens.Back();
                return null;
        }
    }

    private PipeNode Parenthesized()
    {
        Descend("max expression depth exceeded");
        var pipe = Pipeline("parenthesized pipeline", TokenKind.RightParenthesis);
        Ascend();
        return pipe;
    }

    private string Unquote(Token token) => GoLiteral.TryUnquote(token.Value, out var text) ? text : throw Error("invalid syntax");
}
