using System.Diagnostics;
using System.Reflection;

namespace Tocsin.Server.Observability;

/// <summary>What Prometheus client libraries say about their process, under the usual names, and what was built.</summary>
internal static class ProcessMetrics
{
    private const string OpenFilesFolder = "/proc/self/fd";

    private static readonly double _startedAt = StartTime();

    /// <summary>The version of this build, without the commit that the SDK may append.</summary>
    public static string Version { get; } =
        (typeof(ProcessMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown")
        .Split('+')[0];

    public static void Write(PrometheusText text)
    {
        text.Single("process_cpu_seconds_total", "User and system CPU time spent, in seconds.", "counter",
            Environment.CpuUsage.TotalTime.TotalSeconds);
        if (Directory.Exists(OpenFilesFolder))
        {
            text.Single("process_open_fds", "Open file descriptors.", "gauge", Directory.EnumerateFileSystemEntries(OpenFilesFolder).Count());
        }

        text.Single("process_resident_memory_bytes", "Resident memory, in bytes.", "gauge", Environment.WorkingSet);
        text.Single("process_start_time_seconds", "Start of the process, in seconds since the epoch.", "gauge", _startedAt);
    }

    public static void WriteBuildInfo(PrometheusText text)
    {
        const string Name = "tocsin_build_info";
        text.Header(Name, "Always 1; the label says which version runs.", "gauge");
        text.Sample(Name, $"version=\"{Version}\"", 1);
    }

    private static double StartTime()
    {
        using var process = Process.GetCurrentProcess();
        return new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
    }
}
