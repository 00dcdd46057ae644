using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>
/// A language of queries, PromQL or LogQL. In a string a value is escaped, and where the string is a pattern it is quoted as one before; outside of strings
/// only a number gets in. So no label can change what a query is, only what it looks for.
/// </summary>
/// <remarks>
/// A string that is a program of its own is not known as one: a pattern that is a function's argument, as of <c>label_replace</c>, and those of LogQL's
/// <c>regexp</c>, <c>pattern</c> and <c>line_format</c>. There a value stays in its string, but its dots, stars and braces mean what they mean there.
/// </remarks>
internal sealed class QueryLanguage : OutputLanguage<QueryContext>
{
    private readonly bool _isLogQl;

    private QueryLanguage(string name, bool isLogQl)
        : base(name)
    {
        _isLogQl = isLogQl;
    }

    public static OutputLanguage PromQl { get; } = new QueryLanguage("PromQL", isLogQl: false);

    public static OutputLanguage LogQl { get; } = new QueryLanguage("LogQL", isLogQl: true);

    protected override QueryContext Advance(QueryContext context, ReadOnlySpan<char> text)
    {
        context.Read(text, _isLogQl);
        return context;
    }

    protected override ValueRule<QueryContext> ValueAt(QueryContext context) =>
        context.WhyNoValueHere() is { } reason ? Refused(reason) : Escaped(context.AfterValue(), QueryEscapers.For(context));

    protected override bool TryJoin(QueryContext first, QueryContext second, out QueryContext joined) => QueryContext.TryJoin(first, second, out joined);

    protected override string? EndProblem(QueryContext context) =>
        context.Place is QueryPlace.DoubleQuoted or QueryPlace.SingleQuoted or QueryPlace.Raw ? "a string is not ended" : null;
}
