using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates;

/// <summary>The one place that knows which .NET types hold Go's numbers.</summary>
internal static class GoNumber
{
    /// <summary>A value of a signed integer kind: int, int8, int16, a duration, a month or a weekday.</summary>
    public static bool TryInt(object value, out long number)
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
    public static bool TryUint(object value, out ulong number)
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
    public static bool TryFloat(object value, out double number)
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
