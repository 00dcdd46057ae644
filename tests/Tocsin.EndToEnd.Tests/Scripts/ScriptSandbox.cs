using System.Diagnostics;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Scripts;

/// <summary>
/// The scripts of the repository in a folder of their own, where <c>dotnet</c> and what else they call are small scripts that write down
/// how they were called: what the scripts do is seen without building anything, installing anything or reaching the network.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private static readonly string[] _tools =
    [
        "bash", "sh", "sed", "head", "id", "find", "mktemp", "rm", "mv", "cat", "mkdir", "dirname", "basename", "chmod", "touch", "flock", "timeout", "env",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tocsin-scripts-");

    public ScriptSandbox()
    {
        Do("cp", "--parents", "--recursive", "--target-directory", _folder.FullName, "run", "tocsin", "test", ".ci/run", "scripts",
            "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig");
        foreach (var folder in (string[])["src", "bin", "tests/A.Tests", "tests/B.Tests"])
        {
            Directory.CreateDirectory(PathOf(folder));
        }

        foreach (var tool in _tools)
        {
            File.CreateSymbolicLink(PathOf($"bin/{tool}"), Which(tool));
        }

        WriteSource();
        Fake("promtool", "");
        Fake("prometheus-alertmanager", "");
    }

    /// <summary>What the stand-in of dotnet does unless a test says otherwise: builds leave a program, a program prints its arguments.</summary>
    public const string Dotnet =
        """
        case "$1" in
        --version) echo 10.0.400 ;;
        build)
            echo "$*" >>calls
            mkdir -p artifacts/bin/Tocsin.Server/release && touch artifacts/bin/Tocsin.Server/release/tocsin.dll ;;
        *) echo "pid $$"; shift; for argument in "$@"; do echo "<$argument>"; done ;;
        esac
        """;

    /// <summary>The builds that were started, each as the arguments of dotnet.</summary>
    public IReadOnlyList<string> Builds => File.Exists(PathOf("calls")) ? File.ReadAllLines(PathOf("calls")) : [];

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Makes a source file newer than all that was built.</summary>
    public void WriteSource()
    {
        File.WriteAllText(PathOf("src/Program.cs"), "");
        File.SetLastWriteTimeUtc(PathOf("src/Program.cs"), File.GetLastWriteTimeUtc(PathOf("src/Program.cs")).AddSeconds(Builds.Count * 60));
    }

    /// <summary>Puts a program of this name on the PATH of the scripts.</summary>
    public void Fake(string name, string script) => WriteScript(PathOf($"bin/{name}"), script);

    public static void WriteScript(string path, string script)
    {
        File.WriteAllText($"{path}.text", $"#!/bin/sh\n{script}\n");
        Do("install", "--mode=755", $"{path}.text", path);
        File.Delete($"{path}.text");
    }

    public Task<(int ExitCode, string Output)> RunAsync(string script, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var variables = new Dictionary<string, string?>
        {
            ["PATH"] = PathOf("bin"),
            ["APP_PORT"] = null,
            ["CI"] = null,
            ["DOTNET_ROOT"] = null,
            ["TOCSIN_TEST_FULL"] = null,
        };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        return Command.RunAsync(PathOf(script), arguments, "/", variables, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Programs are written by another process: one that this process has open for writing, or that a process it just started
    // has inherited so, cannot be executed ("text file busy").
    private static void Do(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = RepositoryFiles.Root })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Which(string tool) =>
        ((string[])["/usr/bin", "/bin", "/usr/local/bin"]).Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
