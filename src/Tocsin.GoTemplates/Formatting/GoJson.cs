using System.Globalization;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Go's <c>encoding/json</c> for the values a template can hold: compact, maps sorted by key.</summary>
public static class GoJson
{
    /// <param name="text">Gets the JSON.</param>
    /// <param name="value">The value; a null list or map of a struct is null.</param>
    /// <param name="types">The types that the template may see.</param>
    /// <param name="escapeHtml">Whether &lt;, &gt; and &amp; are written as <c>\u003c</c> and so on, as <c>json.Marshal</c> does.</param>
    /// <exception cref="GoFunctionException">JSON can't hold the value; the message is Go's.</exception>
    /// <exception cref="TemplateLimitException">The text grows too long, or values are nested too deep.</exception>
    public static void Write(BoundedText text, object? value, GoTypes types, bool escapeHtml = true) =>
        new JsonWriter(text, types, escapeHtml).Write(value, null);

    /// <summary>A float as <c>encoding/json</c> writes it: plainly from 1e-6 up to 1e21.</summary>
    internal static void AppendFloat(BoundedText text, double value, bool isSingle)
    {
        if (!double.IsFinite(value))
        {
            var name = double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
            throw new GoFunctionException("json: unsupported value: " + name);
        }

        if (double.IsNegative(value))
        {
            text.Append('-');
        }

        var magnitude = Math.Abs(value);
        var isScientific = magnitude != 0 && (isSingle ? (float)magnitude is < 1e-6f or >= 1e21f : magnitude is < 1e-6 or >= 1e21);
        var start = text.Length;
        FloatText.AppendMagnitude(text, value, isScientific ? 'e' : 'f', precision: -1, isSingle);

        // Negative exponents have no leading zero here: 1e-7.
        if (isScientific && text.Written[start..].EndsWith("e-0" + text.Written[^1].ToString(CultureInfo.InvariantCulture)))
        {
            var digit = text.Written[^1];
            text.Truncate(text.Length - 2);
            text.Append(digit);
        }
    }
}
