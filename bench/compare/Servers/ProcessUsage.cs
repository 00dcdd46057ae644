using System.Diagnostics;
using System.Globalization;

namespace Tocsin.Compare.Servers;

/// <summary>What a process has used so far.</summary>
/// <param name="Cpu">User and system time of all its threads; the kernel counts in 10 ms.</param>
/// <param name="Resident">Memory in RAM now, in bytes (VmRSS).</param>
/// <param name="PeakResident">The most that it ever had in RAM, in bytes (VmHWM).</param>
/// <param name="Written">Bytes that it caused to be written to storage.</param>
internal sealed record ProcessUsage(TimeSpan Cpu, long Resident, long PeakResident, long Written)
{
    public static ProcessUsage Read(Process process)
    {
        process.Refresh();
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}");
        var status = File.ReadAllLines($"{folder}/status");
        return new ProcessUsage(
            process.TotalProcessorTime,
            Value(status, "VmRSS:") * 1024,
            Value(status, "VmHWM:") * 1024,
            Value(File.ReadAllLines($"{folder}/io"), "write_bytes:"));
    }

    private static long Value(string[] lines, string name)
    {
        var line = Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal))
            ?? throw new CompareException($"The kernel gives no {name.TrimEnd(':')} for the server.");
        return long.Parse(line.AsSpan(name.Length).TrimEnd(" kB").Trim(), CultureInfo.InvariantCulture);
    }
}
