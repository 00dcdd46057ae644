using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Calls of functions and methods.</summary>
internal sealed partial class Executor
{
    /// <summary>How many texts of the greatest length an execution may make in all.</summary>
    private const long TextsPerExecution = 64;

    private long _made;

    private object? EvaluateFunction(object? dot, IdentifierNode identifier, Node command, Node[] arguments, object? final)
    {
        _at = identifier;
        return Call(new Callee(identifier.Function, identifier.Name, command, null, null), dot, arguments, final);
    }

    /// <param name="callee">What is called.</param>
    /// <param name="dot">The dot for the arguments.</param>
    /// <param name="words">The command; its first word is the function itself. May be empty.</param>
    /// <param name="final">The value that came through the pipeline: the last argument.</param>
    private object? Call(in Callee callee, object? dot, Node[] words, object? final)
    {
        var function = callee.Function;
        _deadline.Check();
        var written = Math.Max(words.Length - 1, 0);
        var count = written + (ReferenceEquals(final, _noFinal) ? 0 : 1);
        CheckCount(function, callee.Name, written, count);
        if (ReferenceEquals(function, BuiltIns.And) || ReferenceEquals(function, BuiltIns.Or))
        {
            return ShortCircuit(ReferenceEquals(function, BuiltIns.Or), dot, words, final);
        }

        var result = Guard(callee, callee.Plain is null ? Evaluated(callee, dot, words, final, count) : null);
        return result is string text ? Charged(callee, text) : result;
    }

    /// <summary>The arguments, after the receiver where there is one.</summary>
    private object?[] Evaluated(in Callee callee, object? dot, Node[] words, object? final, int count)
    {
        var offset = callee.Receiver is null ? 0 : 1;
        var values = new object?[count + offset];
        var written = Math.Max(words.Length - 1, 0);
        for (var i = 0; i < written; i++)
        {
            values[i + offset] = Bare(EvaluateArgument(dot, words[i + 1], Parameter(callee.Function, i)));
        }

        if (count > written)
        {
            values[written + offset] = Bare(Validate(final, Parameter(callee.Function, written)));
        }

        if (callee.Receiver is not null)
        {
            values[0] = callee.Receiver;
        }

        return values;
    }

    // Each text is limited, but variables can hold many of them.
    private string Charged(in Callee callee, string text)
    {
        _made += text.Length;
        var limit = TextsPerExecution * options.MaxLength;
        return _made <= limit ? text : throw CallError(callee, $"the execution makes more than {limit} characters of text");
    }

    private void CheckCount(GoFunction function, string name, int written, int count)
    {
        var parameters = function.Parameters.Count;
        if (function.IsVariadic && count < parameters - 1)
        {
            throw Error($"wrong number of args for {name}: want at least {parameters - 1} got {written}");
        }

        if (!function.IsVariadic && count != parameters)
        {
            throw Error($"wrong number of args for {name}: want {parameters} got {count}");
        }
    }

    private static GoType Parameter(GoFunction function, int index) => function.Parameters[Math.Min(index, function.Parameters.Count - 1)];

    private object? ShortCircuit(bool until, object? dot, Node[] words, object? final)
    {
        object? value = null;
        for (var i = 1; i < words.Length; i++)
        {
            value = Bare(EvaluateArgument(dot, words[i], GoTypes.Interface));
            if (Truth.Of(value, options.Types) == until)
            {
                return value;
            }
        }

        return ReferenceEquals(final, _noFinal) ? value : final;
    }

    /// <summary>Calls it; without a list of arguments where it takes none.</summary>
    private object? Guard(in Callee callee, object?[]? values)
    {
        string problem;
        try
        {
            return values is null ? callee.Plain!(callee.Receiver!) : callee.Function.Invoke(_call, values);
        }
        catch (GoFunctionException e)
        {
            problem = e.Message;
        }
        catch (TemplateLimitException e)
        {
            problem = e.Message;
        }

        throw CallError(callee, problem);
    }

    private TemplateException CallError(in Callee callee, string message)
    {
        _at = callee.Node;
        return Error(message, $"error calling {callee.Name}: ");
    }

    /// <summary>What is called.</summary>
    /// <param name="Function">The function or method.</param>
    /// <param name="Name">Its name, for messages.</param>
    /// <param name="Node">Where errors of the call itself are.</param>
    /// <param name="Receiver">A method's receiver; null of functions.</param>
    /// <param name="Plain">A method without parameters, to be called with no list of arguments.</param>
    private readonly record struct Callee(GoFunction Function, string Name, Node Node, object? Receiver, Func<object, object?>? Plain);
}
