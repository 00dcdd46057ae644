namespace Tocsin.Testing;

/// <summary>The files of this repository, found upwards from the build.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder that holds <c>Tocsin.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Tocsin.slnx is in no folder above the build.");
    }
}
