using System.Diagnostics;
using System.Runtime.InteropServices;
using Tocsin.Compare.Servers;

namespace Tocsin.Compare.Reporting;

/// <summary>Describes what the figures were measured on.</summary>
internal static class Machine
{
    public static IReadOnlyList<string> Describe(CompareOptions options, TimeProvider time) =>
    [
        $"Machine: {Environment.ProcessorCount} cores, {Cpu()}, {Memory()}; {RuntimeInformation.OSDescription}",
        $"Runtime of Tocsin and of the load generator: {RuntimeInformation.FrameworkDescription}",
        .. options.Programs.Select(program => $"{program.Name}: {Version(program)}, started with `{program.Arguments}`"),
        $"Storage: {FileSystem(options.DataRoot)}; writing 4 KiB and waiting for the disk takes {SyncMilliseconds(options.DataRoot, time):F2} ms (median). "
            + "Alertmanager keeps alerts in memory only; Tocsin runs with its default durability.",
    ];

    private static string Cpu()
    {
        var line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Memory() => FormattableString.Invariant($"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):F0} GiB");

    private static string Version(ServerProgram program)
    {
        if (!File.Exists(program.Path))
        {
            throw new CompareException($"There is no {program.Path}. Name {program.Name}'s program with --{program.Name.ToLowerInvariant()}, or leave it out with --only.");
        }

        using var process = Process.Start(new ProcessStartInfo(program.Path, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Split('\n')[0].Trim() : "version unknown";
    }

    private static string FileSystem(string path) => DriveInfo.GetDrives()
        .Where(drive => path.StartsWith(drive.RootDirectory.FullName, StringComparison.Ordinal))
        .MaxBy(drive => drive.RootDirectory.FullName.Length)?.DriveFormat ?? "unknown file system";

    private static double SyncMilliseconds(string folder, TimeProvider time)
    {
        const int Times = 25;
        var path = Path.Combine(folder, "sync-probe");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var block = new byte[4096];
        return Enumerable.Range(0, Times).Select(_ =>
        {
            var start = time.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            return time.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ElementAt(Times / 2);
    }
}
