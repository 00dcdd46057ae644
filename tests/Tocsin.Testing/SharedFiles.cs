using System.Runtime.CompilerServices;

namespace Tocsin.Testing;

/// <summary>The API descriptions and real-world data that lie beside the repository, in <c>../shared</c>. A clone has none.</summary>
public static class SharedFiles
{
    private static readonly string? _root = Find();

    public static bool Exists => _root is not null;

    /// <summary>False where the folder is absent; tests that need it are skipped then, with <see cref="Missing"/>. In CI they go on, and fail.</summary>
    public static bool Available => Exists || Environment.GetEnvironmentVariable("CI") == "true";

    public static string Missing => "../shared/specs is absent: this needs the API descriptions beside the repository";

    public static string Specs => Folder("specs");

    public static string Corpus => Folder("corpus");

    private static string Folder(string name) => Path.Combine(_root ?? throw new DirectoryNotFoundException(Missing), name);

    private static string? Find([CallerFilePath] string thisFile = "")
    {
        for (var folder = Path.GetDirectoryName(thisFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var shared = Path.Combine(folder, "shared");
            if (Directory.Exists(Path.Combine(shared, "specs")))
            {
                return shared;
            }
        }

        return null;
    }
}
