using Tocsin.Pipeline.Settings;
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

    /// <summary>Read where it is, with the templates that it names.</summary>
    [Fact]
    public void The_example_of_Tocsin_can_be_served_and_has_nothing_to_look_at()
    {
        var example = LoadedConfig.FromFile(RepositoryFiles.PathOf("examples/tocsin.yml"), TimeProvider.System, new ConfigRules { Retention = TimeSpan.FromHours(120) });

        example.RequireSendable("examples/tocsin.yml");
        Assert.Empty(ConfigLints.Of(example.Config));
        Assert.Empty(example.Config.UnmatchedTemplates);
    }

    [Fact]
    public async Task A_configuration_that_is_wrong_is_noticed() =>
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => ConfigKind.CheckAsync("sources:\n  prom: { type: prometheus }\n", "", TestContext.Current.CancellationToken));

    private static IEnumerable<CodeBlock> ShownBlocks() => Document.Names.SelectMany(name => new Document(name).Blocks).Where(b => b.Language == "yaml");
}
