namespace Tocsin.Alerts;

public class LabelSetCommonTests
{
    [Fact]
    public void Only_labels_with_the_same_value_everywhere_are_common() => Assert.Equal(
        LabelSet.Of(("b", "2"), ("e", "5")),
        LabelSet.Common([
            LabelSet.Of(("a", "1"), ("b", "2"), ("c", "3"), ("e", "5")), LabelSet.Of(("b", "2"), ("c", "x"), ("d", "4"), ("e", "5")), LabelSet.Of(("b", "2"), ("e", "5"), ("f", "6"))]));

    [Fact]
    public void One_set_is_common_to_itself_and_none_has_nothing()
    {
        var one = LabelSet.Of(("a", "1"));
        Assert.Equal(one, LabelSet.Common([one]));
        Assert.Equal(LabelSet.Empty, LabelSet.Common([]));
        Assert.Equal(LabelSet.Empty, LabelSet.Common([one, LabelSet.Empty]));
    }

    [Fact]
    public void An_empty_annotation_of_the_first_equals_an_absent_one()
    {
        var builder = new LabelSetBuilder(keepEmpty: true);
        builder.Add("a"u8, ""u8);
        builder.Add("b"u8, "2"u8);
        var first = builder.ToLabelSet();
        Assert.Equal(first, LabelSet.Common([first, LabelSet.Of(("b", "2"), ("c", "3"))]));
        Assert.Equal(LabelSet.Of(("b", "2")), LabelSet.Common([first, LabelSet.Of(("a", "1"), ("b", "2"))]));
        Assert.Equal(LabelSet.Of(("b", "2")), LabelSet.Common([LabelSet.Of(("b", "2"), ("c", "3")), first]));
    }
}
