using System.Globalization;

namespace Tocsin.GoTemplates;

/// <summary>Hands a value that was checked against a parameter's <see cref="GoType"/> to a .NET function.</summary>
internal static class GoArgument
{
    public static T As<T>(object? value) => value switch
    {
        T same => same,
        null => default!,
        // Go's int is a .NET int or long.
        IConvertible number => (T)Convert.ChangeType(number, typeof(T), CultureInfo.InvariantCulture),
        _ => throw new InvalidCastException($"a value of {value.GetType().Name} was let through for {typeof(T).Name}"),
    };
}
