using System.Runtime.CompilerServices;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>
/// Reads one template by recursive descent. Templates defined in it have parsers of their own, with variables, loops and tokens put back of
/// their own, over the same lexer.
/// </summary>
/// <remarks>The grammar and the messages are those of Go 1.25's <c>text/template/parse</c>.</remarks>
internal sealed partial class Parser(ParseSession session)
{
    /// <summary>
    /// How deep control structures and parentheses may nest, counted together. Go allows 10,000 on stacks that grow; ours don't, and whoever
    /// walks the tree later must get to its leaves.
    /// </summary>
    private const int MaxDepth = 1000;

    private readonly TokenStream _tokens = new(session.Lexer);
    private readonly VariableScope _variables = new();

    // Line of the delimiter that opened the action being read; 0 between actions.
    private int _actionLine;
    private int _openRanges;

    /// <summary>Reads the whole text, with the definitions in it.</summary>
    public void ParseText(string name)
    {
        var position = _tokens.Peek().Position;
        var nodes = new List<Node>();
        while (_tokens.Peek().Kind != TokenKind.EndOfText)
        {
            if (AtDefinition())
            {
                new Parser(session).ParseDefinition();
                continue;
            }

            var node = TextOrAction();
            nodes.Add(node is EndingNode ? throw Error($"unexpected {node}") : node);
        }

        Add(name, new ListNode(position, nodes));
    }

    private bool AtDefinition()
    {
        var start = _tokens.Mark;
        if (_tokens.Next().Kind == TokenKind.LeftDelimiter && _tokens.NextNonSpace().Kind == TokenKind.Define)
        {
            return true;
        }

        _tokens.BackTo(start);
        return false;
    }

    private void ParseDefinition()
    {
        const string Context = "define clause";
        var name = TemplateName(_tokens.NextNonSpace(), Context);
        Expect(TokenKind.RightDelimiter, Context);
        var (list, ending) = Items();
        Add(name, ending.IsElse ? throw Error($"unexpected {ending} in {Context}") : list);
    }

    /// <summary>Everything up to <c>{{end}}</c> or <c>{{else}}</c>.</summary>
    private (ListNode List, EndingNode Ending) Items()
    {
        var position = _tokens.PeekNonSpace().Position;
        var nodes = new List<Node>();
        while (_tokens.PeekNonSpace().Kind != TokenKind.EndOfText)
        {
            var node = TextOrAction();
            if (node is EndingNode ending)
            {
                return (new ListNode(position, nodes), ending);
            }

            nodes.Add(node);
        }

        throw Error("unexpected EOF");
    }

    private Node TextOrAction()
    {
        var token = _tokens.NextNonSpace();
        if (token.Kind == TokenKind.Text)
        {
            return new TextNode(token.Position, token.Value);
        }

        if (token.Kind != TokenKind.LeftDelimiter)
        {
            throw Unexpected(token, "input");
        }

        _actionLine = token.Line;
        var action = Action();
        _actionLine = 0;
        return action;
    }

    private void Add(string name, ListNode root)
    {
        if (!session.TryAdd(name, root))
        {
            throw Error($"template: multiple definition of template {GoFormat.Quote(name)}");
        }
    }

    private Token Expect(TokenKind kind, string context)
    {
        var token = _tokens.NextNonSpace();
        return token.Kind == kind ? token : throw Unexpected(token, context);
    }

    private void Descend(string message)
    {
        if (session.Depth == MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error(message);
        }

        session.Depth++;
    }

    private void Ascend() => session.Depth--;

    private TemplateException Error(string message) => new($"template: {session.Name}:{_tokens.LastLine}: {message}") { Reason = message, Line = _tokens.LastLine };

    private TemplateException Unexpected(Token token, string context)
    {
        if (token.Kind != TokenKind.Error)
        {
            return Error($"unexpected {token} in {context}");
        }

        if (_actionLine == 0 || _actionLine == token.Line)
        {
            return Error(token.Value);
        }

        var action = token.Value.EndsWith(" action", StringComparison.Ordinal) ? "" : " in action";
        return Error($"{token.Value}{action} started at {session.Name}:{_actionLine}");
    }
}
