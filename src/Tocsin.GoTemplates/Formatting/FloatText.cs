using System.Globalization;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Floats as Go's <c>strconv.FormatFloat</c> writes them.</summary>
internal static class FloatText
{
    /// <summary>Writes a finite number without its sign.</summary>
    /// <param name="text">Gets the number.</param>
    /// <param name="value">The number; its sign is left out.</param>
    /// <param name="format">One of b, e, E, f, g, G, x, X.</param>
    /// <param name="precision">Digits; -1 for as many as tell the number from its neighbours.</param>
    /// <param name="isSingle">Whether it is Go's float32.</param>
    public static void AppendMagnitude(BoundedText text, double value, char format, int precision, bool isSingle)
    {
        value = Math.Abs(value);
        switch (format)
        {
            case 'b':
                BinaryFloat.AppendBinary(text, value, isSingle);
                return;
            case 'x' or 'X':
                BinaryFloat.AppendHexadecimal(text, value, precision, isSingle, upper: format == 'X');
                return;
        }

        Span<char> buffer = stackalloc char[FloatDigits.BufferLength];
        var digits = precision < 0 ? FloatDigits.Shortest(value, isSingle, buffer)
            : format == 'f' ? FloatDigits.Decimals(value, precision, buffer)
            : format is 'g' or 'G' ? FloatDigits.Significant(value, Math.Max(precision, 1), buffer)
            : FloatDigits.Significant(value, precision + 1, buffer);
        switch (format)
        {
            case 'f':
                AppendPlain(text, digits, precision < 0 ? Math.Max(digits.Count - digits.Point, 0) : precision);
                break;
            case 'g' or 'G':
                AppendGeneral(text, digits, format, precision);
                break;
            default:
                AppendScientific(text, digits, precision < 0 ? Math.Max(digits.Count - 1, 0) : precision, format);
                break;
        }
    }

    private static void AppendGeneral(BoundedText text, FloatDigits digits, char format, int precision)
    {
        var isShortest = precision < 0;
        precision = isShortest ? digits.Count : Math.Max(precision, 1);
        var threshold = isShortest ? 6 : precision > digits.Count && digits.Count >= digits.Point ? digits.Count : precision;
        var exponent = digits.Point - 1;
        if (exponent < -4 || exponent >= threshold)
        {
            AppendScientific(text, digits, Math.Min(precision, digits.Count) - 1, format == 'g' ? 'e' : 'E');
        }
        else
        {
            AppendPlain(text, digits, Math.Max((precision > digits.Point ? digits.Count : precision) - digits.Point, 0));
        }
    }

    private static void AppendPlain(BoundedText text, FloatDigits digits, int decimals)
    {
        var whole = Math.Min(Math.Max(digits.Point, 0), digits.Count);
        if (digits.Point > 0)
        {
            text.Append(digits.Written[..whole]);
            text.Append('0', digits.Point - whole);
        }
        else
        {
            text.Append('0');
        }

        if (decimals > 0)
        {
            var zeros = Math.Min(decimals, Math.Max(-digits.Point, 0));
            var fraction = digits.Written.Slice(whole, Math.Min(digits.Count - whole, decimals - zeros));
            text.Append('.');
            text.Append('0', zeros);
            text.Append(fraction);
            text.Append('0', decimals - zeros - fraction.Length);
        }
    }

    private static void AppendScientific(BoundedText text, FloatDigits digits, int decimals, char e)
    {
        text.Append(digits.Count == 0 ? '0' : digits.Written[0]);
        if (decimals > 0)
        {
            var rest = digits.Count == 0 ? default : digits.Written[1..Math.Min(digits.Count, decimals + 1)];
            text.Append('.');
            text.Append(rest);
            text.Append('0', decimals - rest.Length);
        }

        var exponent = digits.Count == 0 ? 0 : digits.Point - 1;
        text.Append(e);
        AppendExponent(text, exponent, leastDigits: 2);
    }

    public static void AppendExponent(BoundedText text, int exponent, int leastDigits)
    {
        text.Append(exponent < 0 ? '-' : '+');
        Span<char> number = stackalloc char[4];
        Math.Abs(exponent).TryFormat(number, out var length, leastDigits == 2 ? "00" : "0", CultureInfo.InvariantCulture);
        text.Append(number[..length]);
    }
}
