namespace Tocsin.GoTemplates.Parsing;

/// <summary>Pipelines and their commands.</summary>
internal sealed partial class Parser
{
    // As Go since 1.25.
    private const int MaxCommands = 100_000;

    /// <param name="context">What the pipeline belongs to, for messages.</param>
    /// <param name="end">What must follow it; it's read too.</param>
    private PipeNode Pipeline(string context, TokenKind end)
    {
        var position = _tokens.PeekNonSpace().Position;
        var declarations = new List<VariableNode>();
        var isAssignment = Declarations(declarations, context);
        var commands = new List<CommandNode>();
        for (var token = _tokens.NextNonSpace(); token.Kind != end; token = _tokens.NextNonSpace())
        {
            if (!token.StartsCommand)
            {
                throw Unexpected(token, context);
            }

            _tokens.Back();
            commands.Add(Command());
            if (commands.Count > MaxCommands)
            {
                throw Error("pipeline too long");
            }
        }

        Check(commands, context);
        return new PipeNode(position, isAssignment, declarations, commands);
    }

    /// <summary>The variables before <c>:=</c> or <c>=</c>, if any. Only <c>range</c> may have two.</summary>
    /// <returns>Whether they are assigned, not declared.</returns>
    private bool Declarations(List<VariableNode> declarations, string context)
    {
        while (_tokens.PeekNonSpace().Kind == TokenKind.Variable)
        {
            // Only what follows tells a declaration from a use.
            var start = _tokens.Mark;
            var variable = _tokens.Next();
            var next = _tokens.NextNonSpace();
            var isComma = next is { Kind: TokenKind.Punctuation, Value: "," };
            if (!isComma && next.Kind is not (TokenKind.Assign or TokenKind.Declare))
            {
                _tokens.BackTo(start);
                return false;
            }

            declarations.Add(new VariableNode(variable.Position, [variable.Value]));
            _variables.Declare(variable.Value);
            if (!isComma)
            {
                return next.Kind == TokenKind.Assign;
            }

            ExpectSecond(declarations.Count, context);
        }

        return false;
    }

    private void ExpectSecond(int declared, string context)
    {
        if (context != "range" || declared > 1)
        {
            throw Error($"too many declarations in {context}");
        }

        if (_tokens.PeekNonSpace().Kind is not (TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParenthesis))
        {
            throw Error("range can only initialize variables");
        }
    }

    private void Check(List<CommandNode> commands, string context)
    {
        if (commands.Count == 0)
        {
            throw Error($"missing value for {context}");
        }

        // What isn't called can't take the value of the command before it.
        var stage = commands.FindIndex(1, c => c.Arguments[0] is BoolNode or DotNode or NilNode or NumberNode or StringNode);
        if (stage >= 0)
        {
            throw Error($"non executable command in pipeline stage {stage + 1}");
        }
    }

    /// <summary>Operands between spaces, up to a pipe, which is read, or the end of the pipeline, which isn't.</summary>
    private CommandNode Command()
    {
        var position = _tokens.PeekNonSpace().Position;
        var arguments = new List<Node>();
        Token token;
        do
        {
            _tokens.PeekNonSpace();
            if (Operand() is { } operand)
            {
                arguments.Add(operand);
            }

            token = _tokens.Next();
        }
        while (token.Kind == TokenKind.Space);

        if (token.Kind is TokenKind.RightDelimiter or TokenKind.RightParenthesis)
        {
            _tokens.Back();
        }
        else if (token.Kind != TokenKind.Pipe)
        {
            throw Unexpected(token, "operand");
        }

        return arguments.Count > 0 ? new CommandNode(position, arguments) : throw Error("empty command");
    }
}
