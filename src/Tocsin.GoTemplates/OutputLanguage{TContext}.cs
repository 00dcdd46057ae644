using Tocsin.GoTemplates.Escaping;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates;

/// <summary>
/// A language that templates write, by the context that the literal text puts a value into. The templates are walked once, when they are compiled: literal
/// text moves the context on (<see cref="Advance"/>), and each action gets the escapers of the context it stands in (<see cref="ValueAt"/>). The branches of an
/// action must end in contexts that agree (<see cref="TryJoin"/>); a template that is called in several contexts is escaped for each of them.
/// </summary>
/// <example>
/// A language of words and of texts between double quotes, where values may stand in quotes only:
/// <code>
/// internal sealed class Quoted : OutputLanguage&lt;Quoted.Place&gt;
/// {
///     private static readonly Escaper _quote = Escaper.OfText("quote", (value, text) => text.Append(value.Replace("\"", "\\\"")));
///
///     public Quoted() : base("quoted") { }
///
///     internal enum Place { Outside, Quotes }
///
///     protected override Place Advance(Place place, ReadOnlySpan&lt;char&gt; text) => text.Count('"') % 2 == 0 ? place : 1 - place;
///
///     protected override ValueRule&lt;Place&gt; ValueAt(Place place) => place == Place.Quotes ? Escaped(place, _quote) : Refused("stands outside of quotes");
/// }
/// </code>
/// </example>
/// <typeparam name="TContext">What must be known of the text so far. An enum or a small record struct; its <c>ToString</c> is quoted in messages.</typeparam>
public abstract class OutputLanguage<TContext> : OutputLanguage
    where TContext : struct
{
    /// <param name="name">The language's name: messages begin with it, as <c>html/template:name:line:column: reason</c>.</param>
    protected OutputLanguage(string name)
    {
        Name = name;
    }

    public string Name { get; }

    /// <summary>The context at the beginning of a text, and after it unless <see cref="EndProblem"/> says otherwise.</summary>
    protected internal virtual TContext Start => default;

    /// <summary>The context after literal text.</summary>
    /// <exception cref="TemplateException">The text can't be understood; the message is the reason, and the place is added to it.</exception>
    protected internal abstract TContext Advance(TContext context, ReadOnlySpan<char> text);

    /// <summary>How a value is made safe in a context and what context follows it, or why no value may stand there.</summary>
    protected internal abstract ValueRule<TContext> ValueAt(TContext context);

    /// <summary>The context after branches of an action that end in different contexts; false where there is none. Such branches are an error.</summary>
    protected internal virtual bool TryJoin(TContext first, TContext second, out TContext joined)
    {
        joined = first;
        return EqualityComparer<TContext>.Default.Equals(first, second);
    }

    /// <summary>What is wrong with a text that ends in a context; null where it may end there.</summary>
    protected internal virtual string? EndProblem(TContext context) =>
        EqualityComparer<TContext>.Default.Equals(context, Start) ? null : $"ends in an unfinished context: {context}";

    /// <summary>A rule for a place where values are made safe. None or one escaper is usual; several are called one after the other.</summary>
    protected static ValueRule<TContext> Escaped(TContext after, params Escaper[] escapers) => new(after, escapers, null);

    /// <summary>A rule for a place where no value may stand.</summary>
    /// <param name="reason">Follows the action in the message: <c>{{.}} stands outside of quotes</c>.</param>
    protected static ValueRule<TContext> Refused(string reason) => new(default, [], reason);

    /// <summary>The name of a template's copy for a context; the name itself for the context in which a text starts.</summary>
    internal virtual string DerivedName(string template, TContext context) =>
        EqualityComparer<TContext>.Default.Equals(context, Start) ? template : $"{template}${Name}_{context}";

    /// <summary>Follows literal text, and may change it.</summary>
    internal virtual (TContext After, string Text) Literal(TContext context, string text) => (Advance(context, text), text);

    /// <summary>Follows an action that prints its value, and adds what makes the value safe. Throws <see cref="EscapeException"/> where there is no way.</summary>
    internal virtual (TContext After, PipeNode Pipe) Action(TContext context, ActionNode action)
    {
        var rule = ValueAt(context);
        return rule.Reason is { } reason
            ? throw new EscapeException($"{action} {reason}")
            : (rule.After, SafePipe.Append(action.Pipe, rule.Escapers));
    }

    /// <summary>Looks for what is wrong with an action wherever it stands. Throws <see cref="EscapeException"/>.</summary>
    internal virtual void CheckAnywhere(ActionNode action)
    {
    }

    internal sealed override IReadOnlyDictionary<string, ParseTree> Escape(string entry, IReadOnlyDictionary<string, ParseTree> trees) =>
        new EscapeWalk<TContext>(this, entry, trees).Run();
}
