namespace Tocsin.GoTemplates.Parsing;

/// <summary>Actions, of which most begin with a keyword.</summary>
internal sealed partial class Parser
{
    private const string TooDeep = "max control structure depth exceeded";

    /// <summary>What follows a left delimiter, up to the end of the action or of the whole control structure.</summary>
    private Node Action()
    {
        var token = _tokens.NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Block:
                return Block();
            case TokenKind.Break:
                EndLoopControl("{{break}}");
                return new BreakNode(token.Position);
            case TokenKind.Continue:
                EndLoopControl("{{continue}}");
                return new ContinueNode(token.Position);
            case TokenKind.Else:
                return Else();
            case TokenKind.End:
                return new EndingNode(Expect(TokenKind.RightDelimiter, "end").Position, isElse: false);
            case TokenKind.If:
                return If();
            case TokenKind.Range:
                return Range();
            case TokenKind.Template:
                return Template();
            case TokenKind.With:
                return With();
            default:
                _tokens.Back();
                return new ActionNode(token.Position, Pipeline("command", TokenKind.RightDelimiter));
        }
    }

    private IfNode If()
    {
        var (pipe, list, otherwise) = Control("if", TokenKind.If);
        return new IfNode(pipe.Position, pipe, list, otherwise);
    }

    private WithNode With()
    {
        var (pipe, list, otherwise) = Control("with", TokenKind.With);
        return new WithNode(pipe.Position, pipe, list, otherwise);
    }

    private RangeNode Range()
    {
        var (pipe, list, otherwise) = Control("range", null);
        return new RangeNode(pipe.Position, pipe, list, otherwise);
    }

    /// <param name="context">The keyword, which was just read.</param>
    /// <param name="chained">The keyword that may follow <c>else</c> in the same action.</param>
    private (PipeNode Pipe, ListNode List, ListNode? Else) Control(string context, TokenKind? chained)
    {
        Descend(TooDeep);
        var outer = _variables.Count;
        var pipe = Pipeline(context, TokenKind.RightDelimiter);
        _openRanges += context == "range" ? 1 : 0;
        var (list, ending) = Items();
        _openRanges -= context == "range" ? 1 : 0;
        var otherwise = ending.IsElse ? Otherwise(ending, chained) : null;
        _variables.Truncate(outer);
        Ascend();
        return (pipe, list, otherwise);
    }

    /// <summary>
    /// What follows an <c>else</c>. <c>{{else if}}</c> and, since Go 1.23, <c>{{else with}}</c> are short for an <c>else</c> that holds just
    /// that structure; the one <c>end</c> closes both.
    /// </summary>
    private ListNode Otherwise(EndingNode ending, TokenKind? chained)
    {
        if (chained is { } keyword && _tokens.Peek().Kind == keyword)
        {
            _tokens.Next();
            return new ListNode(ending.Position, [keyword == TokenKind.If ? If() : With()]);
        }

        var (list, end) = Items();
        return end.IsElse ? throw Error($"expected end; found {end}") : list;
    }

    private EndingNode Else()
    {
        // The keyword is left for the control structure that is waiting for this end.
        var next = _tokens.PeekNonSpace();
        var position = next.Kind is TokenKind.If or TokenKind.With ? next.Position : Expect(TokenKind.RightDelimiter, "else").Position;
        return new EndingNode(position, isElse: true);
    }

    private void EndLoopControl(string context)
    {
        Expect(TokenKind.RightDelimiter, context);
        if (_openRanges == 0)
        {
            throw Error($"{context} outside {{{{range}}}}");
        }
    }

    /// <summary>A template that is defined where it's used.</summary>
    private TemplateNode Block()
    {
        const string Context = "block clause";
        Descend(TooDeep);
        var token = _tokens.NextNonSpace();
        var name = TemplateName(token, Context);
        var pipe = Pipeline(Context, TokenKind.RightDelimiter);
        new Parser(session).ParseBlock(name, this);
        Ascend();
        return new TemplateNode(token.Position, name, pipe);
    }

    private void ParseBlock(string name, Parser outer)
    {
        var (list, ending) = Items();
        if (ending.IsElse)
        {
            throw outer.Error($"unexpected {ending} in block clause");
        }

        Add(name, list);
    }

    private TemplateNode Template()
    {
        const string Context = "template clause";
        var token = _tokens.NextNonSpace();
        var name = TemplateName(token, Context);
        if (_tokens.NextNonSpace().Kind == TokenKind.RightDelimiter)
        {
            return new TemplateNode(token.Position, name, null);
        }

        _tokens.Back();
        return new TemplateNode(token.Position, name, Pipeline(Context, TokenKind.RightDelimiter));
    }

    private string TemplateName(Token token, string context) =>
        token.Kind is TokenKind.String or TokenKind.RawString ? Unquote(token) : throw Unexpected(token, context);
}
