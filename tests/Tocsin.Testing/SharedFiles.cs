namespace Tocsin.Testing;

/// <summary>Finds the published specifications and the real-world files that tests read, in a folder beside the repository.</summary>
public static class SharedFiles
{
    /// <summary>Null where this machine doesn't have them.</summary>
    public static string? Specs => Find("specs");

    /// <summary>Null where this machine doesn't have them.</summary>
    public static string? Corpus => Find("corpus");

    /// <summary>On a build server a missing folder is a failure, elsewhere a reason to skip.</summary>
    public static bool MayBeMissing => Environment.GetEnvironmentVariable("CI") != "true";

    // From where the tests run, which is inside the repository: a source path is rewritten in builds made to be reproducible.
    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
