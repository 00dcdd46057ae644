using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>Templates that are called, each in the contexts it is called in.</summary>
internal sealed partial class EscapeWalk<TContext>
{
    // Templates that are called after a problem: they are looked at once, for problems of their own.
    private readonly HashSet<string> _afterProblem = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Template, TContext Context), string> _ownNames = [];
    private readonly HashSet<string> _takenNames = new(StringComparer.Ordinal);

    private (Reached<TContext> After, Node Node) Call(Reached<TContext> at, TemplateNode call)
    {
        var (after, name) = Template(at, call.Name, call);
        return (after, name == call.Name ? call : new TemplateNode(call.Position, name, call.Pipe));
    }

    private (Reached<TContext> After, string Name) Template(Reached<TContext> at, string name, TemplateNode? call)
    {
        if (!trees.TryGetValue(name, out var tree))
        {
            return (call is null ? new EscapeProblem($"no such template {GoFormat.Quote(name)}") : EscapeProblem.At(_tree!, call, $"no such template {GoFormat.Quote(name)}"), name);
        }

        if (at.Problem is not null)
        {
            return (_afterProblem.Add(name) ? Within(tree, () => Walk(at, tree.Root).After) : at, name);
        }

        var own = OwnName(name, at.Context);
        _escaped.Called.Add(own);
        if (_escaped.End(own) is { } known)
        {
            return (known, own);
        }

        var end = End(at.Context, tree with { Name = own });
        if (end.Problem is null)
        {
            _escaped.Learn(own, end.Context);
        }

        return (end, own);
    }

    /// <summary>What is known after a template. One that calls itself needs an assumption of it, which must then come true.</summary>
    /// <remarks>Go tries the second assumption from the wrong starting context; here both tries start where the template does.</remarks>
    private Reached<TContext> End(TContext context, ParseTree tree)
    {
        var (end, agrees) = Try(context, context, tree);
        if (end.Problem is not null)
        {
            return end;
        }

        if (!agrees)
        {
            (end, agrees) = Try(context, end.Context, tree);
        }

        return agrees ? end : EscapeProblem.At(tree, tree.Root, $"cannot compute output context for template {tree.Name}");
    }

    /// <summary>Walks a template as if it ended in a context; kept where it does, or where that didn't matter because it doesn't call itself.</summary>
    private (Reached<TContext> End, bool Agrees) Try(TContext context, TContext assumed, ParseTree tree)
    {
        var known = _escaped;
        known.Learn(tree.Name, assumed);
        _escaped = known.Fork();
        ListNode? root = null;
        var end = Within(tree, () =>
        {
            (var after, root) = Walk(context, tree.Root);
            return after;
        });
        var agrees = end.Problem is null && (!_escaped.Called.Contains(tree.Name) || EqualityComparer<TContext>.Default.Equals(assumed, end.Context));
        if (agrees)
        {
            _escaped.Trees[tree.Name] = tree with { Root = root! };
            known.Keep(_escaped);
        }

        _escaped = known;
        return (end, agrees);
    }

    private Reached<TContext> Within(ParseTree tree, Func<Reached<TContext>> walk)
    {
        var (caller, loop) = (_tree, _loop);
        (_tree, _loop) = (tree, null);
        var end = walk();
        (_tree, _loop) = (caller, loop);
        return end;
    }

    /// <summary>The name of a template for a context: never that of another template, nor that for another context which looks the same in messages.</summary>
    private string OwnName(string name, TContext context)
    {
        if (_ownNames.TryGetValue((name, context), out var known))
        {
            return known;
        }

        var own = language.DerivedName(name, context);
        while (own != name && (trees.ContainsKey(own) || !_takenNames.Add(own)))
        {
            own += "_";
        }

        return _ownNames[(name, context)] = own;
    }
}
