using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>Makes values safe for the places of a query. Every message can follow the action: <c>.Labels.x: is no number</c>.</summary>
internal static class QueryEscapers
{
    private static readonly Escaper _double = Quoted('"', isRegex: false);
    private static readonly Escaper _doubleRegex = Quoted('"', isRegex: true);
    private static readonly Escaper _single = Quoted('\'', isRegex: false);
    private static readonly Escaper _singleRegex = Quoted('\'', isRegex: true);
    private static readonly Escaper _raw = Raw(isRegex: false);
    private static readonly Escaper _rawRegex = Raw(isRegex: true);
    private static readonly Escaper _number = Of("number", value => QueryText.IsNumber(value) ? value : throw NoNumber());
    private static readonly Escaper _wholeNumber = Of("duration", value => QueryText.IsNumber(value) && QueryText.IsWholeNumber(value) ? value : throw NoNumber());

    public static Escaper For(QueryContext context) => context.Place switch
    {
        QueryPlace.DoubleQuoted => context.InRegex ? _doubleRegex : _double,
        QueryPlace.SingleQuoted => context.InRegex ? _singleRegex : _single,
        QueryPlace.Raw => context.InRegex ? _rawRegex : _raw,
        _ => context.ExpectsDuration ? _wholeNumber : _number,
    };

    private static Escaper Quoted(char quote, bool isRegex) =>
        Of("string", value => QueryText.Escape(isRegex ? QueryText.QuoteForRegex(value) : value, quote));

    private static Escaper Raw(bool isRegex) => Of("raw string", value =>
    {
        var quoted = isRegex ? QueryText.QuoteForRegex(value) : value;
        return QueryText.FitsRawString(quoted) ? quoted : throw new GoFunctionException("has characters that cannot stand in backticks");
    });

    private static GoFunctionException NoNumber() => new("is no number, and only a number may stand outside of quotes");

    /// <summary>An escaper that refuses what isn't there: a query for an empty label would find something else.</summary>
    private static Escaper Of(string name, Func<string, string> write) => new(name, (call, value) => value switch
    {
        AbsentValue absent => throw new GoFunctionException($"the alert has no {absent.Kind} \"{absent.Name}\""),
        null => throw new GoFunctionException("has no value"),
        _ when Escaper.TextOf(call, value) is { Length: > 0 } text => write(text),
        _ => throw new GoFunctionException("is empty"),
    });
}
