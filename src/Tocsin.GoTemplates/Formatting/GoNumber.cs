namespace Tocsin.GoTemplates.Formatting;

internal static class GoNumber
{
    public static bool TryInt(object value, out long number)
    {
        (var ok, number) = value switch { long l => (true, l), int i => (true, i), short s => (true, s), sbyte s => (true, s), GoDuration d => (true, d.Nanoseconds), _ => (false, 0) };
        return ok;
    }

    public static bool TryUint(object value, out ulong number)
    {
        (var ok, number) = value switch { ulong l => (true, l), uint i => (true, i), ushort s => (true, s), byte s => (true, s), _ => (false, 0ul) };
        return ok;
    }

    public static bool TryFloat(object value, out double number)
    {
        (var ok, number) = value switch { double l => (true, l), float i => (true, i), _ => (false, 0d) };
        return ok;
    }
}
