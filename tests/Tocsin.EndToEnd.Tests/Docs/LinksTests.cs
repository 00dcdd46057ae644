using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>What documents point at is there.</summary>
public sealed class LinksTests
{
    public static TheoryData<string> Documents => [.. Document.Names];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_within_the_repository_lead_somewhere(string name)
    {
        var document = new Document(name);
        var relative = document.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();

        Assert.All(relative, link => Assert.True(Resolves(document, link), $"{name} links to {link}"));
    }

    [Fact]
    public void The_readme_links_to_every_document()
    {
        var links = new Document("README.md").Links.ToList();

        Assert.All(Document.Names.Where(name => name != "README.md"), name => Assert.Contains(name, links));
    }

    [Fact]
    public void The_places_of_the_architecture_exist()
    {
        var places = new Document("ARCHITECTURE.md").Rows("Where to look").SelectMany(row => Paths(row[1])).ToList();

        Assert.True(places.Count > 10, "The table is not where it was.");
        Assert.All(places, place => Assert.True(Exists(place), $"{place} is not there"));
    }

    private static bool Resolves(Document from, string link)
    {
        var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0 ? from.Name : Path.GetRelativePath(RepositoryFiles.Root, Path.GetFullPath(Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(from.Name)!, path)));
        return Path.Exists(RepositoryFiles.PathOf(target)) && (anchor.Length == 0 || new Document(target).Anchors.Contains(anchor));
    }

    private static IEnumerable<string> Paths(string cell) => cell.Split('`').Where((_, i) => i % 2 == 1);

    /// <summary>Paths are those of Core, or begin with Server; a bare name is that of a test.</summary>
    private static bool Exists(string place) => place switch
    {
        _ when place.StartsWith("Server/", StringComparison.Ordinal) => Path.Exists(RepositoryFiles.PathOf($"src/Tocsin.{place}")),
        _ when place.Contains('/', StringComparison.Ordinal) => Path.Exists(RepositoryFiles.PathOf($"src/Tocsin.Core/{place}")),
        _ => Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), place, SearchOption.AllDirectories).Any(),
    };
}
