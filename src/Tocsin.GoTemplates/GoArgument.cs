using System.Collections.Frozen;

namespace Tocsin.GoTemplates;

/// <summary>Brings numbers into the .NET types that functions take them as: constants are 64 bits wide, and Go's int is a .NET int or long.</summary>
internal static class GoArgument
{
    private static readonly FrozenDictionary<Type, Func<long, object>> _integers = new Dictionary<Type, Func<long, object>>
    {
        [typeof(long)] = static bits => bits,
        [typeof(int)] = static bits => Narrow(bits),
        [typeof(short)] = static bits => unchecked((short)bits),
        [typeof(sbyte)] = static bits => unchecked((sbyte)bits),
        [typeof(ulong)] = static bits => unchecked((ulong)bits),
        [typeof(uint)] = static bits => unchecked((uint)bits),
        [typeof(ushort)] = static bits => unchecked((ushort)bits),
        [typeof(byte)] = static bits => unchecked((byte)bits),
        [typeof(GoDuration)] = static bits => new GoDuration(bits),
    }.ToFrozenDictionary();

    /// <summary>Hands a value that was checked against a parameter's <see cref="GoType"/> to a .NET function.</summary>
    /// <exception cref="GoFunctionException">The function takes Go's int as a .NET int, which can't hold the number.</exception>
    public static T As<T>(object? value) => value switch
    {
        T same => same,
        null => default!,
        _ => (T)Fit(value, typeof(T)),
    };

    /// <summary>A number as the type; like Go's conversions this may cut bits off. What is no number is left as it is.</summary>
    public static object Fit(object value, Type type) =>
        value.GetType() == type ? value
        : value is double real && type == typeof(float) ? (float)real
        : !_integers.TryGetValue(type, out var convert) ? value
        : GoNumber.TryInt(value, out var signed) ? convert(signed)
        : GoNumber.TryUint(value, out var unsigned) ? convert(unchecked((long)unsigned))
        : value;

    // Go's int has 64 bits: cutting them off would be a wrong number, not a conversion that the template asked for.
    private static int Narrow(long bits) =>
        bits is >= int.MinValue and <= int.MaxValue ? (int)bits : throw new GoFunctionException($"{bits} has more than the 32 bits that the function takes");
}
