using System.Numerics;

namespace Tocsin.GoTemplates.Execution;

/// <summary>What counts as true: everything but the zero value of its type. A struct is always true.</summary>
internal static class Truth
{
    public static bool Of(object? value, GoTypes types) => value switch
    {
        null => false,
        bool boolean => boolean,
        string text => text.Length > 0,
        long number => number != 0,
        _ => OfOther(value, types),
    };

    private static bool OfOther(object value, GoTypes types)
    {
        var type = types.Of(value);
        return type.Kind switch
        {
            GoKind.Slice => type.Items!.Count(value) > 0,
            GoKind.Map => type.Entries!.Count(value) > 0,
            GoKind.String => GoText.Of(value).Length > 0,
            GoKind.Int => GoNumber.TryInt(value, out var number) && number != 0,
            GoKind.Uint => GoNumber.TryUint(value, out var number) && number != 0,
            GoKind.Float => GoNumber.TryFloat(value, out var number) && number != 0,
            GoKind.Complex => (Complex)value != Complex.Zero,
            _ => true,
        };
    }
}
