using System.Globalization;
using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.Templating.Functions;

/// <summary>Durations for people, as Prometheus's <c>humanizeDuration</c> writes them: <c>1d 2h 3m 4s</c>, <c>12.35s</c>, <c>123.5ms</c>.</summary>
internal static class HumanDuration
{
    private const string Prefixes = "munpfazy";

    /// <summary>Seconds as a number, a text or a duration.</summary>
    public static string Of(GoCall call, object? value)
    {
        var seconds = Seconds(call, value);
        return !double.IsFinite(seconds) ? Significant(call, seconds, "")
            : seconds == 0 ? Significant(call, seconds, "s")
            : Math.Abs(seconds) < 1 ? Fraction(call, seconds)
            : (seconds < 0 ? "-" : "") + Whole(call, Math.Abs(seconds));
    }

    private static double Seconds(GoCall call, object? value) => value switch
    {
        double number => number,
        string text => GoNumber.ParseFloat(text),
        int number => number,
        long number => number,
        ulong number => number,
        GoDuration duration => duration.Nanoseconds / 1e9,
        null => throw new GoFunctionException("can't convert <nil> to float"),
        _ => throw new GoFunctionException($"can't convert {call.Types.Of(value).Name} to float"),
    };

    private static string Whole(GoCall call, double seconds)
    {
        var duration = seconds < long.MaxValue ? (long)seconds : long.MinValue;
        var (days, hours, minutes, rest) = (duration / 86400, duration / 3600 % 24, duration / 60 % 60, duration % 60);
        return days != 0 ? string.Create(CultureInfo.InvariantCulture, $"{days}d {hours}h {minutes}m {rest}s")
            : hours != 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h {minutes}m {rest}s")
            : minutes != 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m {rest}s")
            : Significant(call, seconds, "s");
    }

    private static string Fraction(GoCall call, double seconds)
    {
        var prefix = -1;
        while (Math.Abs(seconds) < 1 && prefix < Prefixes.Length - 1)
        {
            seconds *= 1000;
            prefix++;
        }

        return Significant(call, seconds, Prefixes[prefix] + "s");
    }

    private static string Significant(GoCall call, double value, string unit)
    {
        using var text = call.NewText();
        GoFormat.Sprintf(text, "%.4g%s", [value, unit], call.Types);
        return text.ToString();
    }
}
