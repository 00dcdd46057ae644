using System.ComponentModel;
using System.Diagnostics;

namespace Tocsin.Testing;

/// <summary>
/// A disk that turns read-only under running programs, as Linux makes one after an error: an ext4 image behind a loop device. Only root may
/// mount one: elsewhere <see cref="TryMount"/> gives null.
/// </summary>
public sealed class FailingDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private FailingDisk()
    {
        Path = System.IO.Path.Combine(_folder.Path, "disk");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    private string Image => System.IO.Path.Combine(_folder.Path, "image");

    public static FailingDisk? TryMount()
    {
        var disk = new FailingDisk();
        if (Run("truncate", "-s", "16M", disk.Image) && Run("mkfs.ext4", "-q", disk.Image) && disk.Mount())
        {
            return disk;
        }

        disk._folder.Dispose();
        return null;
    }

    /// <summary>From here on nothing can be written, not even to files that are open.</summary>
    public void TurnReadOnly()
    {
        if (!Run("mount", "-o", "remount,abort", Path))
        {
            throw new InvalidOperationException($"{Path} can't be turned read-only");
        }
    }

    /// <summary>What an operator does then: takes the disk out of use and mounts it anew. No process may have files open on it.</summary>
    public void Repair()
    {
        if (!Run("umount", Path) || !Mount())
        {
            throw new InvalidOperationException($"{Path} can't be mounted again");
        }
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private bool Mount() => Run("mount", "-o", "loop", Image, Path);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
