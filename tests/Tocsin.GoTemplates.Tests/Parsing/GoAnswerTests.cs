namespace Tocsin.GoTemplates.Parsing;

public class GoAnswerTests
{
    public static TheoryData<string, string> Broken => new(GoAnswer.All.Where(a => a.Error is not null).Select(a => (a.Text, a.Error!)));

    public static TheoryData<string, string[][]> Whole => new(GoAnswer.All.Where(a => a.Trees is not null).Select(a => (a.Text, a.Trees!)));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Broken))]
    public void A_broken_template_is_refused_in_the_words_of_Go(string text, string error) => Assert.Equal(error, Templates.Error(text));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Whole))]
    public void A_template_has_the_nodes_of_Go_in_the_places_of_Go(string text, string[][] expected)
    {
        var trees = Templates.Parse(text);

        Assert.Equal("t", trees[0].Name);
        Assert.Equal(expected, trees.Skip(1).OrderBy(t => t.Name, StringComparer.Ordinal).Prepend(trees[0]).Select(t => new[] { t.Name, t.Root.ToString(), Templates.Describe(t) }));
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Whole))]
    public void The_spelling_of_a_template_is_that_template(string text, string[][] expected)
    {
        _ = text;
        Assert.All(expected, tree => Assert.Equal(tree[1], Templates.Parse(tree[1])[0].Root.ToString()));
    }

    [Fact]
    public void The_answers_are_many() => Assert.True(Broken.Count > 400 && Whole.Count > 200, $"{Broken.Count} broken, {Whole.Count} whole");
}
