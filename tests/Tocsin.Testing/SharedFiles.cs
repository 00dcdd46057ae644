namespace Tocsin.Testing;

/// <summary>Specifications and samples that lie beside the repository, in <c>../shared</c>; looked for upwards from the build.</summary>
/// <remarks>Where a folder is absent the test that asks for it is skipped; with <c>CI=true</c> it fails.</remarks>
public static class SharedFiles
{
    // How xunit v3 knows that an exception means "skip" (DynamicSkipToken); this project does without xunit.
    private const string SkipToken = "$XunitDynamicSkip$";

    public static string Specs => Folder("specs");

    public static string Corpus => Folder("corpus");

    /// <summary>A specification where it is there; without it a stand-in checks less. With <c>CI=true</c> it has to be there.</summary>
    public static string? SpecIfPresent(string file) => Find("specs") is not null || IsContinuousIntegration ? Path.Combine(Specs, file) : null;

    private static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") == "true";

    private static string Folder(string name)
    {
        var missing = $"../shared/{name} is not there (looked for upwards from the build).";
        return Find(name) ?? throw (IsContinuousIntegration ? new DirectoryNotFoundException(missing) : new InvalidOperationException(SkipToken + missing));
    }

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
