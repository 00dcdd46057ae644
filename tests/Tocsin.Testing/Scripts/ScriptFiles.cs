namespace Tocsin.Testing.Scripts;

/// <summary>The scripts of this repository.</summary>
public static class ScriptFiles
{
    private const string Folder = "tests/Tocsin.Testing/Scripts/Files";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Script> All { get; } =
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf(Folder), "*.yml").Order(StringComparer.Ordinal)
            .Select(file => ScriptReader.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    public static Script Named(string name) => All.Single(s => s.Name == name);
}
