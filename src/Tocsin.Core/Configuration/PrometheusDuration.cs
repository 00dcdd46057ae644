using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Tocsin.Configuration;

/// <summary>
/// Durations as Prometheus and Alertmanager write them: <c>1d12h</c>, units y w d h m s ms in descending order, each at most once,
/// a year being 365 days. <c>0</c> needs no unit; empty and negative ones are refused. Source: prometheus/common model.ParseDuration.
/// </summary>
public static class PrometheusDuration
{
    private static readonly (string Unit, long Milliseconds)[] _units =
    [
        ("y", 365L * 86_400_000), ("w", 7L * 86_400_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ];

    // time.Duration counts nanoseconds in 63 bits: about 292 years.
    private const long MaxMilliseconds = long.MaxValue / 1_000_000;

    public static bool TryParse(string text, out TimeSpan duration) => TryParse(text, out duration, out _);

    public static bool TryParse(string text, out TimeSpan duration, [NotNullWhen(false)] out string? error)
    {
        duration = TimeSpan.Zero;
        error = text.Length == 0 ? "empty duration string" : null;
        if (text is "" or "0")
        {
            return error is null;
        }

        var (at, next, total) = (0, 0, 0L);
        while (at < text.Length)
        {
            if (!TakeNumber(text, ref at, out var number) || !TakeUnit(text, ref at, ref next, out var milliseconds))
            {
                error = $"not a valid duration string: {Shown.Value(text)} (write it like 30s, 5m, 1h30m or 7d)";
                return false;
            }

            if (number > (MaxMilliseconds - total) / milliseconds)
            {
                error = $"duration out of range: {Shown.Value(text)}";
                return false;
            }

            total += number * milliseconds;
        }

        duration = TimeSpan.FromMilliseconds(total);
        return true;
    }

    /// <summary>Prints a duration as it would be written: <c>1h30m</c>, <c>500ms</c>, <c>0s</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var rest = (long)duration.TotalMilliseconds;
        var text = new StringBuilder();
        foreach (var (unit, milliseconds) in _units)
        {
            // As upstream: years and weeks only where they leave no rest.
            if (rest >= milliseconds && (unit is not ("y" or "w") || rest % milliseconds == 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{rest / milliseconds}{unit}");
                rest %= milliseconds;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static bool TakeNumber(string text, ref int at, out long number)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        // More digits than a long holds are out of range, not of a wrong form.
        number = long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue;
        return at > start;
    }

    private static bool TakeUnit(string text, ref int at, ref int next, out long milliseconds)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiLetterLower(text[at]))
        {
            at++;
        }

        var name = text[start..at];
        var index = Array.FindIndex(_units, u => u.Unit == name);
        milliseconds = index < 0 ? 1 : _units[index].Milliseconds;
        var ok = index >= next;
        next = index + 1;
        return ok;
    }
}
