using Tocsin.GoTemplates.Parsing;
using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates;

/// <summary>The one place that knows which .NET types hold Go's numbers.</summary>
public static class GoNumber
{
    /// <summary>Go's <c>strconv.ParseFloat</c>: decimal, hexadecimal, <c>inf</c> and <c>nan</c>.</summary>
    /// <exception cref="GoFunctionException">It is no number, or one that is too large; the message is Go's.</exception>
    public static double ParseFloat(string text) => text.ToUpperInvariant() switch
    {
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        _ => GoFloat.Read(text, out var value) is { } problem ? throw new GoFunctionException(problem) : value,
    };

    /// <summary>A value of a signed integer kind: int, int8, int16, a duration, a month or a weekday.</summary>
    internal static bool TryInt(object value, out long number)
    {
        (var found, number) = value switch
        {
            long v => (true, v),
            int v => (true, v),
            short v => (true, v),
            sbyte v => (true, v),
            GoDuration v => (true, v.Nanoseconds),
            GoMonth v => (true, v.Number),
            GoWeekday v => (true, v.Number),
            _ => (false, 0L),
        };
        return found;
    }

    /// <summary>A value of an unsigned integer kind.</summary>
    internal static bool TryUint(object value, out ulong number)
    {
        (var found, number) = value switch
        {
            ulong v => (true, v),
            uint v => (true, v),
            ushort v => (true, v),
            byte v => (true, v),
            _ => (false, 0UL),
        };
        return found;
    }

    /// <summary>A value of a floating point kind; integers are none.</summary>
    internal static bool TryFloat(object value, out double number)
    {
        (var found, number) = value switch
        {
            double v => (true, v),
            float v => (true, v),
            _ => (false, 0d),
        };
        return found;
    }
}
