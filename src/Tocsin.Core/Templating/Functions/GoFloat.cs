using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.Templating.Functions;

/// <summary>Go's <c>strconv.ParseFloat</c>.</summary>
internal static partial class GoFloat
{
    /// <exception cref="GoFunctionException">It is no number, or one that is too large.</exception>
    public static double Parse(string text)
    {
        var value = Special(text) ?? (Decimal().IsMatch(text) ? double.Parse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture)
            : Hexadecimal().Match(text) is { Success: true } match ? ReadHexadecimal(match)
            : throw Refused(text, "invalid syntax"));
        return double.IsInfinity(value) && Special(text) is null ? throw Refused(text, "value out of range") : value;
    }

    private static double? Special(string text) => text.ToUpperInvariant() switch
    {
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        _ => null,
    };

    private static double ReadHexadecimal(Match match)
    {
        var (digits, fraction) = (match.Groups["whole"].Value + match.Groups["fraction"].Value, match.Groups["fraction"].Length);
        var mantissa = digits.Aggregate(0d, (sum, c) => (sum * 16) + Convert.ToInt32(c.ToString(), 16));
        var exponent = int.TryParse(match.Groups["exponent"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e) ? e : int.MaxValue / 2;
        var value = Math.ScaleB(mantissa, exponent - (4 * fraction));
        return match.Groups["sign"].Value == "-" ? -value : value;
    }

    private static GoFunctionException Refused(string text, string why) => new($"strconv.ParseFloat: parsing {GoFormat.Quote(text)}: {why}");

    [GeneratedRegex(@"\A[+-]?([0-9]+(_[0-9]+)*(\.([0-9]+(_[0-9]+)*)?)?|\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+(_[0-9]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A(?<sign>[+-]?)0[xX]_?(?=[0-9a-fA-F.])(?<whole>[0-9a-fA-F]*)\.?(?<fraction>[0-9a-fA-F]*)(?<=[0-9a-fA-F]\.?)[pP](?<exponent>[+-]?[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();
}
