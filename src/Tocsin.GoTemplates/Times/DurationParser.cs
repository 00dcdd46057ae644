using System.Buffers;

namespace Tocsin.GoTemplates.Times;

/// <summary>Reads durations as Go's <c>time.ParseDuration</c>: numbers with units, of which each may have a fraction.</summary>
internal static class DurationParser
{
    private const ulong Limit = 1UL << 63;

    private static readonly SearchValues<char> _numberCharacters = SearchValues.Create(".0123456789");

    /// <exception cref="GoFunctionException">It is none; the message is Go's.</exception>
    public static GoDuration Parse(string value)
    {
        var rest = value.AsSpan();
        var isNegative = rest.StartsWith('-');
        rest = rest.Length > 0 && rest[0] is '-' or '+' ? rest[1..] : rest;
        if (rest is "0")
        {
            return default;
        }

        if (rest.IsEmpty)
        {
            throw Invalid(value);
        }

        UInt128 total = 0;
        while (!rest.IsEmpty)
        {
            total += Term(value, ref rest);
            if (total > Limit)
            {
                throw Invalid(value);
            }
        }

        return total < Limit ? new GoDuration(isNegative ? -(long)total : (long)total)
            : isNegative ? new GoDuration(long.MinValue)
            : throw Invalid(value);
    }

    private static ulong Term(string value, ref ReadOnlySpan<char> rest)
    {
        var whole = Digits(ref rest, out var wholeLength);
        var (fraction, scale, fractionLength) = (0UL, 1.0, 0);
        if (rest.StartsWith('.'))
        {
            rest = rest[1..];
            (fraction, scale) = Fraction(ref rest, out fractionLength);
        }

        if (whole is not { } number || wholeLength + fractionLength == 0)
        {
            throw Invalid(value);
        }

        var unit = Unit(value, ref rest);
        var nanoseconds = ((UInt128)number * unit) + (ulong)(fraction * (unit / scale));
        return nanoseconds > Limit ? throw Invalid(value) : (ulong)nanoseconds;
    }

    private static GoFunctionException Invalid(string value) => new("time: invalid duration " + TimeError.Quote(value));

    /// <returns>Null where the number is too large.</returns>
    private static ulong? Digits(ref ReadOnlySpan<char> rest, out int length)
    {
        UInt128 number = 0;
        for (length = 0; length < rest.Length && char.IsAsciiDigit(rest[length]); length++)
        {
            number = (number * 10) + (ulong)(rest[length] - '0');
            if (number > Limit)
            {
                return null;
            }
        }

        rest = rest[length..];
        return (ulong)number;
    }

    /// <summary>Digits beyond what a number can hold don't count.</summary>
    private static (ulong Digits, double Scale) Fraction(ref ReadOnlySpan<char> rest, out int length)
    {
        var (number, scale, isFull) = ((UInt128)0, 1.0, false);
        for (length = 0; length < rest.Length && char.IsAsciiDigit(rest[length]); length++)
        {
            var next = (number * 10) + (ulong)(rest[length] - '0');
            isFull |= next > Limit;
            (number, scale) = isFull ? (number, scale) : (next, scale * 10);
        }

        rest = rest[length..];
        return ((ulong)number, scale);
    }

    private static ulong Unit(string value, ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(_numberCharacters) is >= 0 and var index ? index : rest.Length;
        var unit = rest[..end];
        rest = rest[end..];
        return unit switch
        {
            "ns" => 1UL,
            // The micro sign and the Greek letter.
            "us" or "\u00b5s" or "\u03bcs" => 1000UL,
            "ms" => 1_000_000UL,
            "s" => 1_000_000_000UL,
            "m" => 60_000_000_000UL,
            "h" => 3_600_000_000_000UL,
            "" => throw new GoFunctionException("time: missing unit in duration " + TimeError.Quote(value)),
            _ => throw new GoFunctionException($"time: unknown unit {TimeError.Quote(unit)} in duration {TimeError.Quote(value)}"),
        };
    }
}
