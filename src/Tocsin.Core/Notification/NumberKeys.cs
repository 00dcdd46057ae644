using System.Globalization;
using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>Reads numbers with more digits than 31 bits hold.</summary>
internal static class NumberKeys
{
    /// <summary>
    /// A whole number as YAML 1.1 writes it, or one such as <c>1e3</c> or <c>5.0</c> that is whole; 0 where the key is absent or null.
    /// </summary>
    public static decimal Whole(this ConfigSection section, string key, decimal min, decimal max)
    {
        if (section.Text(key) is not { } text)
        {
            return 0;
        }

        var isPlain = section.Ask(key) is ConfigScalar { IsPlain: true };
        if (isPlain && TryParse(text, out var value) && decimal.IsInteger(value) && value >= min && value <= max)
        {
            return value;
        }

        section.Error(key, $"{Shown.Value(text)} is no whole number from {min} to {max}{(isPlain ? "" : " (write it without quotes)")}");
        return 0;
    }

    /// <summary>The key <c>max_alerts</c>; 0 for no limit.</summary>
    public static int MaxAlerts(this ConfigSection section) => (int)Math.Min(section.Whole("max_alerts", 0, ulong.MaxValue), int.MaxValue);

    private static bool TryParse(string text, out decimal value)
    {
        if (YamlNumber.TryParse(text, out var whole))
        {
            value = whole;
            return true;
        }

        return decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
