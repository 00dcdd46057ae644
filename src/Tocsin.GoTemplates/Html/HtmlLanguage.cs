using Tocsin.GoTemplates.Escaping;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Html;

/// <summary>
/// HTML, as Go's html/template 1.25 escapes it, with the fixes of its patch releases. Where Go is known to take a context for another one, here it is taken
/// for what it is: after a template literal or a brace of a script, in a loop within a template literal, and in a template that is called twice.
/// </summary>
internal sealed class HtmlLanguage() : OutputLanguage<HtmlContext>("html/template")
{
    protected internal override HtmlContext Advance(HtmlContext context, ReadOnlySpan<char> text) => new HtmlLiteral(text.ToString()).Follow(context).After;

    protected internal override ValueRule<HtmlContext> ValueAt(HtmlContext context) => HtmlValues.At(context);

    protected internal override bool TryJoin(HtmlContext first, HtmlContext second, out HtmlContext joined) => HtmlContext.TryJoin(first, second, out joined);

    protected internal override string? EndProblem(HtmlContext context) =>
        context.State == HtmlState.Text ? null : $"ends in a non-text context: {context}";

    internal override string DerivedName(string template, HtmlContext context) => context.DerivedName(template);

    internal override (HtmlContext After, string Text) Literal(HtmlContext context, string text) => new HtmlLiteral(text).Follow(context);

    internal override (HtmlContext After, PipeNode Pipe) Action(HtmlContext context, ActionNode action)
    {
        context = context.Nudged();
        PredefinedEscapers.Check(action.Pipe, context);
        var rule = ValueAt(context);
        return rule.Reason is { } reason
            ? throw new EscapeException($"{action} {reason}")
            : (rule.After, PredefinedEscapers.Merge(action.Pipe, rule.Escapers));
    }

    internal override void CheckAnywhere(ActionNode action) => PredefinedEscapers.Check(action.Pipe, default);
}
