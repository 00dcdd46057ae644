namespace Tocsin.Matching;

/// <summary>The modes; the values are those of upstream's matcher/compat/parse_test.go and more.</summary>
public class MatcherSyntaxTests
{
    [Theory]
    [InlineData("foo=bar", "foo = bar")]
    [InlineData("foo!bar", "error: bad matcher format: foo!bar")]
    [InlineData("foo🙂=bar", "foo🙂 = bar")]
    [InlineData("""foo=!bar\n""", "foo = !bar\n")]
    [InlineData("""foo="\xf0\x9f\x99\x82" """, """foo = \xf0\x9f\x99\x82""")]
    [InlineData("foo=", "foo = ")]
    [InlineData("foo=bar,", "foo = bar,")]
    [InlineData("foo=bar,bar=baz", "foo = bar,bar=baz")]
    [InlineData("{foo=bar}", "error: unexpected open or close brace: {foo=bar}")]
    [InlineData("foo=bar}", "error: unexpected open or close brace: foo=bar}")]
    [InlineData("", "error: bad matcher format: ")]
    [InlineData("""foo=~"(bar" """, "error: error parsing regexp: missing closing ): `^(?:(bar)$`")]
    public void Where_only_one_notation_can_read_it_that_one_counts_and_else_the_classic_one(string text, string result) =>
        Assert.Equal(result, Reading.One(MatcherSyntax.Default, text));

    [Theory]
    [InlineData("{foo=bar,bar=baz}", "foo = bar; bar = baz")]
    [InlineData("{foo!bar}", "error: bad matcher format: foo!bar")]
    [InlineData("{foo🙂=bar,bar=baz🙂}", "foo🙂 = bar; bar = baz🙂")]
    [InlineData("""{foo=!bar,bar=$baz\n}""", "foo = !bar; bar = $baz\n")]
    [InlineData("""{foo="\xf0\x9f\x99\x82"}""", """foo = \xf0\x9f\x99\x82""")]
    [InlineData("""{"foo bar"="a,b", c = "d" }""", "foo bar = a,b; c = d")]
    [InlineData("{", "")]
    public void Lists_fall_back_as_a_whole(string text, string result) => Assert.Equal(result, Reading.List(MatcherSyntax.Default, text));

    [Theory]
    [InlineData("foo=bar", null)]
    [InlineData("foo🙂=bar", null)]
    [InlineData("foo!bar", null)]
    [InlineData("{}", null)]
    [InlineData(
        "foo=!bar,bar=",
        """matchers `foo=!bar,bar=` can be read in the classic notation only (4:5: !: expected one of '=~': expected label value); both notations read `foo="!bar",bar=""` as it is meant""")]
    [InlineData(
        """foo="\u0041" """,
        """matchers `foo="\u0041" ` mean `foo="\\u0041"` in the classic notation, which counts, and `foo="A"` in the UTF-8 notation""")]
    public void A_warning_says_how_to_write_what_the_notations_read_differently(string text, string? warning)
    {
        var warnings = new List<string>();

        Reading.List(new MatcherSyntax(MatcherMode.Fallback, warnings.Add), text);

        Assert.Equal(warning is null ? [] : [warning], warnings);
    }

    [Fact]
    public void What_a_warning_suggests_is_read_alike_by_both_notations()
    {
        var suggestion = """foo="!bar",bar="\\d\n" """;

        Assert.Equal(Reading.List(new(MatcherMode.Classic), suggestion), Reading.List(new(MatcherMode.Utf8), suggestion));
    }

    [Theory]
    [InlineData(MatcherMode.Classic)]
    [InlineData(MatcherMode.Utf8)]
    public void A_mode_of_one_notation_warns_of_nothing(MatcherMode mode) =>
        Reading.List(new MatcherSyntax(mode, _ => Assert.Fail()), "foo=!bar");

    [Theory]
    [InlineData(MatcherMode.Classic, "error: bad matcher format: foo🙂=bar")]
    [InlineData(MatcherMode.Utf8, "foo🙂 = bar")]
    public void The_mode_decides_what_a_name_may_be(MatcherMode mode, string result) => Assert.Equal(result, Reading.One(new(mode), "foo🙂=bar"));

    [Fact]
    public void Braces_around_one_matcher_are_ignored_by_nobody()
    {
        Assert.Equal("error: bad matcher format: {foo=bar}", Reading.One(new(MatcherMode.Classic), "{foo=bar}"));
        Assert.Equal("foo = bar}", Reading.One(new(MatcherMode.Classic), "foo=bar}"));
    }

    [Theory]
    [InlineData("foo", true, true)]
    [InlineData("_foo1", true, true)]
    [InlineData("", false, false)]
    [InlineData("0foo", false, true)]
    [InlineData("foo🙂", false, true)]
    [InlineData("foo:bar", false, true)]
    [InlineData("foo\n", false, true)]
    [InlineData("fo\u00e9", false, true)]
    public void Names_of_labels_depend_on_the_mode(string name, bool classic, bool utf8)
    {
        Assert.Equal(classic, MatcherSyntax.IsClassicLabelName(name));
        Assert.Equal(classic, new MatcherSyntax(MatcherMode.Classic).IsLabelName(name));
        Assert.Equal(utf8, new MatcherSyntax(MatcherMode.Utf8).IsLabelName(name));
        Assert.Equal(utf8, MatcherSyntax.Default.IsLabelName(name));
        Assert.False(MatcherSyntax.Default.IsLabelName(name + '\uD83D'));
    }
}
