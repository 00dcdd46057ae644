using System.Globalization;

namespace Tocsin.Configuration;

/// <summary>Whole numbers as YAML 1.1 writes them: <c>10</c>, <c>-1</c>, <c>1_000</c>, <c>0x1F</c>, <c>0b101</c>, and <c>010</c> for eight.</summary>
internal static class YamlNumber
{
    public static bool TryParse(string text, out long value)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var negative = digits.StartsWith('-');
        digits = negative || digits.StartsWith('+') ? digits[1..] : digits;
        var ok = TryParseDigits(digits, out value);
        value = negative ? -value : value;
        return ok;
    }

    private static bool TryParseDigits(string digits, out long value) => digits switch
    {
        ['0', 'x' or 'X', .. var hex] => long.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0,
        ['0', 'b' or 'B', .. var bits] => long.TryParse(bits, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value) && value >= 0,
        ['0', 'o' or 'O', .. var octal] => TryParseOctal(octal, out value),
        ['0', _, ..] => TryParseOctal(digits, out value),
        _ => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value),
    };

    private static bool TryParseOctal(string digits, out long value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            value = value * 8 + (digit - '0');
            if (digit is < '0' or > '7' || value > int.MaxValue)
            {
                return false;
            }
        }

        return digits.Length > 0;
    }
}
