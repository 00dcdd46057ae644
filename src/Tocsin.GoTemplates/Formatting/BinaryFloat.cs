using System.Globalization;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Floats by their bits: Go's formats b (<c>4503599627370496p-52</c>) and x (<c>0x1.8p+01</c>).</summary>
internal static class BinaryFloat
{
    /// <returns>The positive number is mantissa times two to the power of exponent.</returns>
    public static (ulong Mantissa, int Exponent) Split(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var (fraction, exponent) = (bits & ((1UL << 52) - 1), (int)(bits >> 52) & 0x7FF);
        return exponent == 0 ? (fraction, -1074) : (fraction | (1UL << 52), exponent - 1075);
    }

    public static bool IsPowerOfTwo(double value, bool isSingle)
    {
        var (mantissa, _) = isSingle ? Split((float)value) : Split(value);
        return (mantissa & (mantissa - 1)) == 0 && mantissa != 0;
    }

    public static void AppendBinary(BoundedText text, double value, bool isSingle)
    {
        var (mantissa, exponent) = isSingle ? Split((float)value) : Split(value);
        Span<char> digits = stackalloc char[20];
        mantissa.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        text.Append(digits[..length]);
        text.Append('p');
        FloatText.AppendExponent(text, exponent, leastDigits: 1);
    }

    public static void AppendHexadecimal(BoundedText text, double value, int precision, bool isSingle, bool upper)
    {
        var (mantissa, exponent) = isSingle ? Split((float)value) : Split(value);
        // One bit stands before the point, at bit 60, so that there are 15 whole hexadecimal digits after it.
        var shift = mantissa == 0 ? 0 : System.Numerics.BitOperations.LeadingZeroCount(mantissa) - 3;
        mantissa <<= shift;
        exponent = mantissa == 0 ? 0 : exponent + 60 - shift;
        if (precision is >= 0 and < 15)
        {
            mantissa = Rounded(mantissa, 60 - (precision * 4));
            if (mantissa >> 61 != 0)
            {
                (mantissa, exponent) = (mantissa >> 1, exponent + 1);
            }
        }

        text.Append(upper ? "0X" : "0x");
        text.Append(mantissa == 0 ? '0' : '1');
        AppendFraction(text, mantissa << 4, precision, upper);
        text.Append(upper ? 'P' : 'p');
        FloatText.AppendExponent(text, exponent, leastDigits: 2);
    }

    /// <summary>Halves go to even.</summary>
    private static ulong Rounded(ulong mantissa, int bits)
    {
        var (kept, rest, half) = (mantissa >> bits, mantissa & ((1UL << bits) - 1), 1UL << (bits - 1));
        return (rest > half || (rest == half && (kept & 1) == 1) ? kept + 1 : kept) << bits;
    }

    private static void AppendFraction(BoundedText text, ulong fraction, int precision, bool upper)
    {
        if (precision == 0 || (precision < 0 && fraction == 0))
        {
            return;
        }

        text.Append('.');
        for (; fraction != 0; fraction <<= 4, precision--)
        {
            text.Append((upper ? "0123456789ABCDEF" : "0123456789abcdef")[(int)(fraction >> 60)]);
        }

        text.Append('0', Math.Max(precision, 0));
    }

    private static (ulong Mantissa, int Exponent) Split(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        var (fraction, exponent) = (bits & ((1UL << 23) - 1), (int)(bits >> 23) & 0xFF);
        return exponent == 0 ? (fraction, -149) : (fraction | (1UL << 23), exponent - 150);
    }
}
