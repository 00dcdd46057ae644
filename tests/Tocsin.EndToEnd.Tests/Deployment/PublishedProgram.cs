using Tocsin.Testing;

namespace Tocsin.EndToEnd.Deployment;

/// <summary>The program as the Dockerfile publishes it: from the files that are copied into the image's build stage, and nothing else.</summary>
public sealed class PublishedProgram : IAsyncLifetime
{
    // Build servers would outlive the command and keep its output open.
    private static readonly Dictionary<string, string?> _environment = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tocsin-publish-");

    public string Dll => Path.Combine(_folder.FullName, "app", "tocsin.dll");

    /// <summary>What the commands said, for messages.</summary>
    public string Log { get; private set; } = "";

    public bool Succeeded { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var source = _folder.CreateSubdirectory("source");
        foreach (var path in Dockerfile.CopiedPaths())
        {
            Copy(RepositoryFiles.PathOf(path), Path.Combine(source.FullName, path));
        }

        Succeeded = true;
        foreach (var command in Dockerfile.DotnetCommands())
        {
            var arguments = command.Select(argument => argument.Replace("/out/", $"{_folder.FullName}/", StringComparison.Ordinal));
            var (exitCode, output) = await Command.RunAsync("dotnet", arguments, source.FullName, _environment, cancellationToken);
            Log += output;
            Succeeded &= exitCode == 0;
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
