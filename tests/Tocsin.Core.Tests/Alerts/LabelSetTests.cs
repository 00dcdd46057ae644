using FsCheck.Xunit;

namespace Tocsin.Alerts;

public sealed class LabelSetTests
{
    [Fact]
    public void Labels_come_sorted_by_the_bytes_of_their_names()
    {
        var labels = LabelSet.Of(("b", "1"), ("é", "2"), ("B", "3"), ("ab", "4"));

        Assert.Equal(["B", "ab", "b", "é"], labels.Select(label => label.Name));
    }

    [Fact]
    public void An_absent_label_reads_as_empty_and_an_empty_one_is_absent()
    {
        var labels = LabelSet.Of(("a", "1"), ("b", ""));

        Assert.Equal("", labels["zz"]);
        Assert.Equal("1", labels["a"]);
        Assert.False(labels.Contains("b"));
        Assert.Single(labels);
    }

    [Fact]
    public void Long_names_are_found_too()
    {
        var name = new string('é', 300);

        Assert.Equal("x", LabelSet.Of((name, "x"), ("a", "1"))[name]);
    }

    [Fact]
    public void A_set_is_made_again_from_its_bytes()
    {
        var labels = LabelSet.Of(("a", "1"), ("b", "zwei"));

        Assert.Equal(labels, LabelSet.FromCanonical(labels.Canonical));
        Assert.Same(LabelSet.Empty, LabelSet.FromCanonical([]));
    }

    [Fact]
    public void Pick_takes_the_listed_labels_that_are_there()
    {
        Assert.Equal(LabelSet.Of(("a", "1")), LabelSet.Of(("a", "1"), ("b", "2")).Pick(["a", "nope"]));
    }

    [Fact]
    public void Common_keeps_what_all_sets_say_alike()
    {
        var common = LabelSet.Common([LabelSet.Of(("a", "1"), ("b", "2")), LabelSet.Of(("a", "1"), ("b", "3")), LabelSet.Of(("a", "1"))]);

        Assert.Equal(LabelSet.Of(("a", "1")), common);
        Assert.Same(LabelSet.Empty, LabelSet.Common([]));
    }

    [Property]
    public bool A_set_says_what_a_dictionary_says(List<(string Name, string Value)> pairs)
    {
        var usable = pairs.Where(pair => pair is { Name: not null, Value: not null } && IsText(pair.Name) && IsText(pair.Value)).ToList();
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        usable.ForEach(pair => expected[pair.Name] = pair.Value);

        var labels = LabelSet.Of(usable.Select(pair => new Label(pair.Name, pair.Value)));

        return labels.Count == expected.Count(pair => pair.Value.Length > 0)
            && labels.All(label => expected[label.Name] == label.Value)
            && expected.All(pair => labels[pair.Key] == pair.Value);
    }

    // Half a surrogate pair cannot be written in UTF-8.
    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
