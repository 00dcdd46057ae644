using System.Globalization;
using System.Numerics;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>
/// The decimal digits of a positive number, without zeros at the end, and where the point stands: 0.<c>digits</c> times ten to the power of
/// <see cref="Point"/>. Rounds halves of the exact value to even, as Go does; .NET's own formats round some of them away from zero.
/// </summary>
internal readonly ref struct FloatDigits
{
    /// <summary>Characters: the 1074 places of the smallest number, or the 309 digits of the largest, with room to spare.</summary>
    public const int BufferLength = 1200;

    private FloatDigits(ReadOnlySpan<char> digits, int point)
    {
        var leading = digits.IndexOfAnyExcept('0');
        Written = leading < 0 ? default : digits[leading..].TrimEnd('0');
        Point = leading < 0 ? 0 : point - leading;
    }

    public ReadOnlySpan<char> Written { get; }

    public int Count => Written.Length;

    public int Point { get; }

    /// <summary>The fewest digits that give the same number when read again.</summary>
    public static FloatDigits Shortest(double value, bool isSingle, Span<char> buffer)
    {
        var digits = RoundTrip(value, isSingle, buffer);
        // Below a power of two the next number is nearer than above; there .NET gives a digit too few for some.
        for (var count = digits.Count; BinaryFloat.IsPowerOfTwo(value, isSingle) && !digits.Reads(value, isSingle); count++)
        {
            digits = Significant(value, count, buffer);
        }

        return digits;
    }

    private bool Reads(double value, bool isSingle)
    {
        Span<char> text = stackalloc char[32];
        Written.CopyTo(text);
        text[Count] = 'e';
        (Point - Count).TryFormat(text[(Count + 1)..], out var length, default, CultureInfo.InvariantCulture);
        text = text[..(Count + 1 + length)];
        return isSingle ? float.Parse(text, CultureInfo.InvariantCulture) == (float)value : double.Parse(text, CultureInfo.InvariantCulture) == value;
    }

    private static FloatDigits RoundTrip(double value, bool isSingle, Span<char> buffer)
    {
        _ = isSingle
            ? ((float)value).TryFormat(buffer, out var length, "R", CultureInfo.InvariantCulture)
            : value.TryFormat(buffer, out length, "R", CultureInfo.InvariantCulture);
        var text = buffer[..length];
        var exponent = 0;
        if (text.IndexOf('E') is > 0 and var e)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        if (text.IndexOf('.') is >= 0 and var point)
        {
            text[(point + 1)..].CopyTo(text[point..]);
            return new FloatDigits(text[..^1], point + exponent);
        }

        return new FloatDigits(text, text.Length + exponent);
    }

    /// <summary>Rounded to a number of places after the point.</summary>
    public static FloatDigits Decimals(double value, int places, Span<char> buffer)
    {
        var (mantissa, exponent) = BinaryFloat.Split(value);
        // No number has more places than its fraction has bits.
        return Scaled(mantissa, exponent, Math.Min(places, Math.Max(0, -exponent)), buffer);
    }

    /// <summary>Rounded to a number of digits.</summary>
    public static FloatDigits Significant(double value, int count, Span<char> buffer)
    {
        if (value == 0)
        {
            return default;
        }

        // No number has more than 767 digits.
        count = Math.Min(count, 800);
        var (mantissa, exponent) = BinaryFloat.Split(value);
        var places = count - 1 - (int)Math.Floor(Math.Log10(value));
        while (true)
        {
            var digits = Scaled(mantissa, exponent, places, buffer, out var length);
            if (length == count)
            {
                return digits;
            }

            places += count - length;
        }
    }

    private static FloatDigits Scaled(ulong mantissa, int exponent, int places, Span<char> buffer) => Scaled(mantissa, exponent, places, buffer, out _);

    /// <param name="mantissa">Times two to the power of <paramref name="exponent"/> it is the number.</param>
    /// <param name="exponent">See there.</param>
    /// <param name="places">Where to round: places after the point, or before it where negative.</param>
    /// <param name="buffer">Holds the digits.</param>
    /// <param name="length">Digits before zeros at the end are dropped.</param>
    private static FloatDigits Scaled(ulong mantissa, int exponent, int places, Span<char> buffer, out int length)
    {
        var numerator = new BigInteger(mantissa) << Math.Max(exponent, 0);
        var denominator = BigInteger.One << Math.Max(-exponent, 0);
        if (places >= 0)
        {
            numerator *= BigInteger.Pow(10, places);
        }
        else
        {
            denominator *= BigInteger.Pow(10, -places);
        }

        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder << 1).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient += 1;
        }

        quotient.TryFormat(buffer, out length, default, CultureInfo.InvariantCulture);
        return new FloatDigits(buffer[..length], length - places);
    }
}
