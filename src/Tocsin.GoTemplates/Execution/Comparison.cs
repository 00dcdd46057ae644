using System.Numerics;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Go's rules of <c>eq</c>, <c>ne</c>, <c>lt</c>, <c>le</c>, <c>gt</c> and <c>ge</c>: kinds are never converted, except that signed and unsigned integers compare.</summary>
internal static class Comparison
{
    private const string BadTypes = "incompatible types for comparison";
    private const string BadType = "invalid type for comparison";

    /// <summary>Whether the first value equals any of the others.</summary>
    public static bool EqualsAny(GoCall call, ReadOnlySpan<object?> values)
    {
        if (values.Length < 2)
        {
            throw new GoFunctionException("missing argument for comparison");
        }

        foreach (var other in values[1..])
        {
            if (AreEqual(call, values[0], other))
            {
                return true;
            }
        }

        return false;
    }

    public static bool AreEqual(GoCall call, object? a, object? b)
    {
        if (a is string textA && b is string textB)
        {
            return textA == textB;
        }

        var (kindA, kindB) = (Kind(call, a), Kind(call, b));
        return (kindA, kindB) switch
        {
            (GoKind.Int, GoKind.Uint) => Signed(a) >= 0 && (ulong)Signed(a) == Unsigned(b),
            (GoKind.Uint, GoKind.Int) => Signed(b) >= 0 && (ulong)Signed(b) == Unsigned(a),
            _ when kindA != kindB => a is null || b is null ? false : throw new GoFunctionException(BadTypes),
            (GoKind.Int, _) => Signed(a) == Signed(b),
            (GoKind.Uint, _) => Unsigned(a) == Unsigned(b),
            (GoKind.Float, _) => Real(a) == Real(b),
            (GoKind.String, _) => GoText.Of(a!) == GoText.Of(b!),
            (GoKind.Bool, _) => (bool)a! == (bool)b!,
            (GoKind.Complex, _) => (Complex)a! == (Complex)b!,
            _ => AreSame(call, a, b),
        };
    }

    public static bool IsLess(GoCall call, object? a, object? b)
    {
        var (kindA, kindB) = (Ordered(call, a), Ordered(call, b));
        return (kindA, kindB) switch
        {
            (GoKind.Int, GoKind.Uint) => Signed(a) < 0 || (ulong)Signed(a) < Unsigned(b),
            (GoKind.Uint, GoKind.Int) => Signed(b) >= 0 && Unsigned(a) < (ulong)Signed(b),
            _ when kindA != kindB => throw new GoFunctionException(BadTypes),
            (GoKind.Int, _) => Signed(a) < Signed(b),
            (GoKind.Uint, _) => Unsigned(a) < Unsigned(b),
            (GoKind.Float, _) => Real(a) < Real(b),
            (GoKind.String, _) => MapOrder.Compare(GoText.Of(a!), GoText.Of(b!)) < 0,
            _ => throw new GoFunctionException(BadType),
        };
    }

    public static bool IsLessOrEqual(GoCall call, object? a, object? b) => IsLess(call, a, b) || AreEqual(call, a, b);

    /// <summary>The kind, where it is one of those with literals; <see cref="GoKind.Invalid"/> for all others.</summary>
    private static GoKind Kind(GoCall call, object? value)
    {
        var kind = value is null ? GoKind.Invalid : call.Types.Of(value).Kind;
        return kind is GoKind.Bool or GoKind.Int or GoKind.Uint or GoKind.Float or GoKind.Complex or GoKind.String ? kind : GoKind.Invalid;
    }

    private static GoKind Ordered(GoCall call, object? value) => Kind(call, value) is var kind and not GoKind.Invalid ? kind : throw new GoFunctionException(BadType);

    private static bool AreSame(GoCall call, object? a, object? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        var (typeA, typeB) = (call.Types.Of(a), call.Types.Of(b));
        if (typeA.Kind != typeB.Kind)
        {
            throw new GoFunctionException($"non-comparable types {Shown(call, "%s", a)}: {typeA.Name}, {typeB.Name}: {Shown(call, "%v", b)}");
        }

        return typeB.IsComparable ? a.Equals(b) : throw new GoFunctionException($"non-comparable type {Shown(call, "%s", b)}: {typeB.Name}");
    }

    private static string Shown(GoCall call, string format, object value)
    {
        using var text = call.NewText();
        GoFormat.Sprintf(text, format, [value], call.Types);
        return text.ToString();
    }

    private static long Signed(object? value) => GoNumber.TryInt(value!, out var number) ? number : 0;

    private static ulong Unsigned(object? value) => GoNumber.TryUint(value!, out var number) ? number : 0;

    private static double Real(object? value) => GoNumber.TryFloat(value!, out var number) ? number : 0;
}
