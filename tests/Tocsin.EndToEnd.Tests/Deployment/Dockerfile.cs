using System.Text.RegularExpressions;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Deployment;

/// <summary>What the Dockerfile does, as far as it can be done without a container.</summary>
internal static partial class Dockerfile
{
    /// <summary>The instructions, continued lines joined, comments left out.</summary>
    public static IReadOnlyList<string> Instructions() =>
    [
        .. Continued().Replace(string.Join('\n', File.ReadLines(RepositoryFiles.PathOf("Dockerfile")).Where(line => !line.StartsWith('#'))), " ")
            .Split('\n').Where(line => line.Length > 0),
    ];

    /// <summary>What is copied out of the repository.</summary>
    public static IReadOnlyList<string> CopiedPaths() =>
    [
        .. Instructions().Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).Select(path => path.TrimEnd('/')),
    ];

    /// <summary>The <c>dotnet</c> commands of the build stage: arguments only.</summary>
    public static IReadOnlyList<string[]> DotnetCommands() =>
    [
        .. Instructions().Where(line => line.StartsWith("RUN dotnet ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2..]),
    ];

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();
}
