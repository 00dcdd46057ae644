using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tocsin.Configuration;

/// <summary>Sizes as <c>1MiB</c>, <c>256KiB</c>, <c>2GiB</c> or plain bytes. KB and MB are refused, because some mean 1000 and some 1024.</summary>
public static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] _units = [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1), ("", 1)];

    public static bool TryParse(string text, out long bytes, [NotNullWhen(false)] out string? error)
    {
        var (unit, factor) = _units.First(u => text.EndsWith(u.Unit, StringComparison.Ordinal));
        var digits = text.AsSpan(0, text.Length - unit.Length);
        var ok = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue / factor;
        bytes = ok ? number * factor : 0;
        error = ok ? null : $"{Shown.Value(text)} is no size (write it like 1MiB, 256KiB or 1048576)";
        return ok;
    }

    /// <summary>Prints a size in the largest unit that leaves no rest: <c>32MiB</c>, <c>1000B</c>.</summary>
    public static string Format(long bytes)
    {
        var (unit, factor) = _units.First(u => bytes % u.Bytes == 0 && (bytes >= u.Bytes || u.Bytes == 1));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / factor}{unit}");
    }
}
