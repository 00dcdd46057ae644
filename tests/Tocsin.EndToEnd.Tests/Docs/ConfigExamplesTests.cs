using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>Every configuration that is shown is one that its program takes.</summary>
public sealed class ConfigExamplesTests
{
    public static TheoryData<string> ShownPlaces => [.. ShownBlocks().Select(b => b.Place)];

    public static TheoryData<string> ExampleFiles => [.. Directory.GetFiles(RepositoryFiles.PathOf("examples")).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(ShownPlaces))]
    public async Task A_configuration_in_a_document_is_valid(string place)
    {
        var block = ShownBlocks().Single(b => b.Place == place);

        await ConfigKind.CheckAsync(block.Text, block.Comment, TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(ExampleFiles))]
    public async Task An_example_file_is_valid(string file) =>
        await ConfigKind.CheckAsync(RepositoryFiles.Read($"examples/{file}"), file, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_configuration_that_is_wrong_is_noticed() =>
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => ConfigKind.CheckAsync("sources:\n  prom: { type: prometheus }\n", "", TestContext.Current.CancellationToken));

    private static IEnumerable<CodeBlock> ShownBlocks() => Document.Names.SelectMany(name => new Document(name).Blocks).Where(b => b.Language == "yaml");
}
