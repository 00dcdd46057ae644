using System.Globalization;

namespace Tocsin.Compare.Measuring;

/// <summary>How much of the machine is in use by anything at all.</summary>
internal static class MachineUsage
{
    // Of the first line of /proc/stat: cpu user nice system idle iowait irq softirq steal ...
    private static readonly int[] _busyColumns = [1, 2, 3, 6, 7, 8];

    private const double TicksPerSecond = 100;

    /// <summary>CPU time that all programs, the kernel and other guests of the host have taken from this machine so far.</summary>
    public static TimeSpan Busy()
    {
        var columns = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromSeconds(_busyColumns.Sum(i => long.Parse(columns[i], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
