using Tocsin.GoTemplates.Execution;

namespace Tocsin.GoTemplates;

/// <summary>What a function may use of the execution that calls it.</summary>
public sealed class GoCall(GoTypes types, int maxLength)
{
    /// <summary>The types that the template may see.</summary>
    public GoTypes Types => types;

    /// <summary>What the execution was given: the template's <c>$</c>, in whichever template the function is called.</summary>
    public object? Data { get; internal set; }

    /// <summary>What ends an execution that takes too long; none outside of one.</summary>
    internal Deadline? Deadline { get; set; }

    /// <summary>
    /// For functions that can take long: says now and then how many steps were done since. Where the execution takes longer than it may, this ends it
    /// with a clear error. A step is what takes some nanoseconds.
    /// </summary>
    public void Worked(int steps) => Deadline?.Check(steps);

    /// <summary>A buffer for the result; the caller disposes it. Longer than the limit ends the execution with a clear error.</summary>
    public BoundedText NewText() => new(maxLength);
}

/// <summary>
/// A function that templates may call. Arguments are checked against the parameters as Go does before the function runs. It throws
/// <see cref="GoFunctionException"/> where Go's would return an error.
/// </summary>
public sealed class GoFunction
{
    /// <summary>A function that takes its arguments as they are.</summary>
    /// <param name="parameters">Types of the arguments; of a variadic function the last one stands for none or more.</param>
    /// <param name="isVariadic">Whether the last parameter may repeat.</param>
    /// <param name="invoke">Gets all arguments in one list; the arguments already have the parameters' types.</param>
    public GoFunction(IReadOnlyList<GoType> parameters, bool isVariadic, Func<GoCall, object?[], object?> invoke)
    {
        (Parameters, IsVariadic, Invoke) = (parameters, isVariadic, invoke);
    }

    public IReadOnlyList<GoType> Parameters { get; }

    public bool IsVariadic { get; }

    internal Func<GoCall, object?[], object?> Invoke { get; }

    public static GoFunction Of<TResult>(Func<TResult> function) => new([], false, (_, _) => function());

    public static GoFunction Of<T1, TResult>(Func<T1, TResult> function) =>
        new([GoTypes.Parameter<T1>()], false, (_, args) => function(GoArgument.As<T1>(args[0])));

    public static GoFunction Of<T1, T2, TResult>(Func<T1, T2, TResult> function) =>
        new([GoTypes.Parameter<T1>(), GoTypes.Parameter<T2>()], false, (_, args) => function(GoArgument.As<T1>(args[0]), GoArgument.As<T2>(args[1])));

    public static GoFunction Of<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function) =>
        new(
            [GoTypes.Parameter<T1>(), GoTypes.Parameter<T2>(), GoTypes.Parameter<T3>()],
            false,
            (_, args) => function(GoArgument.As<T1>(args[0]), GoArgument.As<T2>(args[1]), GoArgument.As<T3>(args[2])));

    /// <summary>A function of any number of arguments of one type.</summary>
    public static GoFunction Variadic<T, TResult>(Func<IReadOnlyList<T>, TResult> function) =>
        new([GoTypes.Parameter<T>()], true, (_, args) => function(Array.ConvertAll(args, GoArgument.As<T>)));
}
