using System.Collections.Frozen;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Go's built-in functions.</summary>
internal static class BuiltIns
{
    /// <summary>The executor evaluates the arguments of these two one by one, as far as needed; they are never invoked.</summary>
    public static readonly GoFunction And = Variadic(2, (_, _) => throw new GoFunctionException("and is evaluated by the executor"));

    /// <inheritdoc cref="And"/>
    public static readonly GoFunction Or = Variadic(2, (_, _) => throw new GoFunctionException("or is evaluated by the executor"));

    public static FrozenDictionary<string, GoFunction> All { get; } = new Dictionary<string, GoFunction>
    {
        ["and"] = And,
        ["or"] = Or,
        ["not"] = Fixed(1, (call, args) => !Truth.Of(args[0], call.Types)),
        ["eq"] = Variadic(2, (call, args) => Comparison.EqualsAny(call, args)),
        ["ne"] = Fixed(2, (call, args) => !Comparison.AreEqual(call, args[0], args[1])),
        ["lt"] = Fixed(2, (call, args) => Comparison.IsLess(call, args[0], args[1])),
        ["le"] = Fixed(2, (call, args) => Comparison.IsLessOrEqual(call, args[0], args[1])),
        ["gt"] = Fixed(2, (call, args) => !Comparison.IsLessOrEqual(call, args[0], args[1])),
        ["ge"] = Fixed(2, (call, args) => !Comparison.IsLess(call, args[0], args[1])),
        ["len"] = Fixed(1, (call, args) => Indexing.Length(call, args[0])),
        ["index"] = Variadic(2, (call, args) => Indexing.Index(call, args)),
        ["slice"] = Variadic(2, (call, args) => Indexing.Slice(call, args)),
        ["call"] = Variadic(2, Calling.Call),
        ["print"] = Variadic(1, (call, args) => Text(call, text => GoFormat.Sprint(text, args, call.Types))),
        ["println"] = Variadic(1, (call, args) => Text(call, text => GoFormat.Sprintln(text, args, call.Types))),
        ["printf"] = new GoFunction([GoTypes.String, GoTypes.Interface], true, (call, args) => Text(call, text => GoFormat.Sprintf(text, (string)args[0]!, args.AsSpan(1), call.Types))),
        ["html"] = Variadic(1, (call, args) => Text(call, text => TextEscapes.Html(text, Joined(call, args)))),
        ["js"] = Variadic(1, (call, args) => Text(call, text => TextEscapes.JavaScript(text, Joined(call, args)))),
        ["urlquery"] = Variadic(1, (call, args) => Text(call, text => TextEscapes.UrlQuery(text, Joined(call, args)))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static GoFunction Fixed(int parameters, Func<GoCall, object?[], object?> invoke) => new([.. Enumerable.Repeat(GoTypes.Interface, parameters)], false, invoke);

    private static GoFunction Variadic(int parameters, Func<GoCall, object?[], object?> invoke) => new([.. Enumerable.Repeat(GoTypes.Interface, parameters)], true, invoke);

    private static string Text(GoCall call, Action<BoundedText> write)
    {
        using var text = call.NewText();
        write(text);
        return text.ToString();
    }

    /// <summary>The arguments as one text: a single string as it is, others as <c>print</c> gives them.</summary>
    private static string Joined(GoCall call, object?[] args) =>
        args is [string only] ? only : Text(call, text => GoFormat.Sprint(text, Array.ConvertAll(args, a => a ?? "<no value>"), call.Types));
}
