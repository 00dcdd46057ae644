using System.Text;

namespace Tocsin.Alerts;

public sealed class LabelSetBuilderTests
{
    private readonly LabelSetBuilder _labels = new();

    [Fact]
    public void The_last_value_of_a_repeated_name_wins_in_whatever_order_they_come()
    {
        Add("b", "1").Add("a", "1").Add("b", "2").Add("a", "2");

        Assert.Equal(LabelSet.Of(("a", "2"), ("b", "2")), _labels.ToLabelSet());
    }

    [Fact]
    public void A_later_empty_value_takes_the_label_away()
    {
        Add("a", "1").Add("a", "");

        Assert.False(_labels.HasAny);
        Assert.True(_labels.ToLabelSet().IsEmpty);
    }

    [Fact]
    public void An_empty_annotation_stays()
    {
        var annotations = new LabelSetBuilder(keepEmpty: true);
        annotations.Add("a"u8, ""u8);

        Assert.True(annotations.HasAny);
        Assert.Single(annotations.ToLabelSet());
    }

    [Theory]
    [InlineData("a b c", null)]
    [InlineData("c b a", null)]
    [InlineData("a a", "a")]
    [InlineData("b a b", "b")]
    [InlineData("c b a z c", "c")]
    public void A_repeated_name_is_found(string names, string? repeated)
    {
        foreach (var name in names.Split(' '))
        {
            Add(name, "x");
        }

        Assert.Equal(repeated is not null, _labels.FindRepeated(out var found));
        Assert.Equal(repeated ?? "", Encoding.UTF8.GetString(found));
    }

    [Fact]
    public void It_goes_on_after_it_was_looked_into()
    {
        Add("b", "1").Add("a", "1");
        Assert.True(_labels.HasAny);
        Add("b", "2").Add("c", "3");

        Assert.Equal(LabelSet.Of(("a", "1"), ("b", "2"), ("c", "3")), _labels.ToLabelSet());
    }

    [Fact]
    public void Cleared_it_is_as_new()
    {
        Add("b", "1").Add("a", "1").Add("a", "2")._labels.Clear();
        Assert.False(_labels.HasAny);
        Add("z", "9");

        Assert.Equal(LabelSet.Of(("z", "9")), _labels.ToLabelSet());
        Assert.False(_labels.FindRepeated(out _));
        Assert.Equal(2, _labels.TextLength);
    }

    [Fact]
    public void It_grows_with_what_it_is_given()
    {
        var value = new string('x', 5000);
        Add("a", value).Add("b", value);

        Assert.Equal(value, _labels.ToLabelSet()["b"]);
    }

    private LabelSetBuilderTests Add(string name, string value)
    {
        _labels.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        return this;
    }
}
