using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>Floating-point numbers as Go writes them, decimal and hexadecimal: <c>1.5 .5 1_000e-3 0x1.8p1</c> (<c>strconv.ParseFloat</c>).</summary>
internal static partial class GoFloat
{
    [GeneratedRegex(@"\A[+-]?(?:[0-9_]+(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][+-]?[0-9][0-9_]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal { get; }

    [GeneratedRegex(@"\A(?<sign>[+-]?)0[xX](?:(?<whole>[0-9a-fA-F_]+)(?:\.(?<part>[0-9a-fA-F_]*))?|\.(?<part>[0-9a-fA-F_]+))[pP](?<exponent>[+-]?[0-9][0-9_]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal { get; }

    /// <summary>Null for a number; else what is wrong, in Go's words.</summary>
    public static string? Read(string text, out double value) =>
        TryParse(text, out value, out var isTooLarge) ? null
            : $"strconv.ParseFloat: parsing {GoFormat.Quote(text)}: {(isTooLarge ? "value out of range" : "invalid syntax")}";

    /// <param name="text">The number; <c>inf</c> and <c>nan</c> are none here.</param>
    /// <param name="value">The nearest double.</param>
    /// <param name="isTooLarge">Whether it's a number beyond the largest double.</param>
    public static bool TryParse(string text, out double value, out bool isTooLarge)
    {
        (value, isTooLarge) = (0, false);
        if (!GoInteger.HasGoodUnderscores(text))
        {
            return false;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (Decimal.IsMatch(text))
        {
            value = double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        else if (Hexadecimal.Match(plain) is { Success: true } match)
        {
            var magnitude = Scale(match.Groups["whole"].Value, match.Groups["part"].Value, Exponent(match.Groups["exponent"].ValueSpan));
            value = match.Groups["sign"].Value == "-" ? -magnitude : magnitude;
        }
        else
        {
            return false;
        }

        isTooLarge = double.IsInfinity(value);
        return !isTooLarge;
    }

    // Beyond this, no number of digits that fits a template brings the value back into range.
    private static int Exponent(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? Math.Clamp(exponent, -100_000_000, 100_000_000)
            : digits[0] == '-' ? -100_000_000 : 100_000_000;

    private static double Scale(string whole, string part, int exponent)
    {
        // The first 15 or 16 significant digits, and whether anything but zeros follows.
        var (mantissa, isInexact) = (0UL, false);
        foreach (var c in whole + part)
        {
            var isFull = mantissa >= 1UL << 60;
            isInexact |= isFull && c != '0';
            mantissa = isFull ? mantissa : mantissa * 16 + (uint)GoInteger.Digit(c);
            exponent += isFull ? 4 : 0;
        }

        return mantissa == 0 ? 0 : Round(mantissa, exponent - 4 * part.Length, isInexact);
    }

    /// <summary>The double nearest to mantissa × 2^exponent, ties to even.</summary>
    private static double Round(ulong mantissa, int exponent, bool isInexact)
    {
        var shift = System.Numerics.BitOperations.LeadingZeroCount(mantissa);
        (mantissa, exponent) = (mantissa << shift, exponent - shift);

        // 53 bits remain, fewer of numbers below the smallest normal one.
        var dropped = Math.Max(11, -1074 - exponent);
        if (dropped > 64)
        {
            return 0;
        }

        var kept = (UInt128)mantissa >> dropped;
        var rest = (UInt128)mantissa - (kept << dropped);
        var half = UInt128.One << (dropped - 1);
        var isUp = rest > half || rest == half && (isInexact || !UInt128.IsEvenInteger(kept));
        return Math.ScaleB((double)(kept + (isUp ? 1UL : 0UL)), exponent + dropped);
    }
}
