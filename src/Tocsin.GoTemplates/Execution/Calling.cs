namespace Tocsin.GoTemplates.Execution;

/// <summary>The function <c>call</c>, which calls a function that is a value.</summary>
internal static class Calling
{
    public static object? Call(GoCall call, object?[] values)
    {
        var function = values[0] switch
        {
            GoFunction f => f,
            null => throw new GoFunctionException("call of nil"),
            var other => throw new GoFunctionException($"non-function of type {call.Types.Of(other).Name}"),
        };
        var parameters = function.Parameters.Count;
        var count = values.Length - 1;
        if (function.IsVariadic ? count < parameters - 1 : count != parameters)
        {
            throw new GoFunctionException($"wrong number of args: got {count} want {(function.IsVariadic ? $"at least {parameters - 1}" : parameters)}");
        }

        var args = values[1..];
        for (var i = 0; i < args.Length; i++)
        {
            args[i] = Prepare(call, args[i], function.Parameters[Math.Min(i, parameters - 1)], i);
        }

        return function.Invoke(call, args);
    }

    private static object? Prepare(GoCall call, object? value, GoType type, int index)
    {
        if (type.Kind == GoKind.Interface)
        {
            return value;
        }

        if (value is null)
        {
            return type.CanBeNil ? type.Zero : throw new GoFunctionException($"arg {index}: value is nil; should be of type {type.Name}");
        }

        var actual = call.Types.Of(value);
        return actual.IsAssignableTo(type) || (IsInteger(actual) && IsInteger(type))
            ? GoArgument.Fit(value, type.ClrType!)
            : throw new GoFunctionException($"arg {index}: value has type {actual.Name}; should be {type.Name}");
    }

    private static bool IsInteger(GoType type) => type.Kind is GoKind.Int or GoKind.Uint;
}
