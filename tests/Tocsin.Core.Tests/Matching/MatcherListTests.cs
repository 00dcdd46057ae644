using Tocsin.Alerts;

namespace Tocsin.Matching;

public class MatcherListTests
{
    [Theory]
    [InlineData("b=x,a=y", """{a="y",b="x"}""")]
    [InlineData("a=c,a=b", """{a="b",a="c"}""")]
    [InlineData("a!~b,a=~b,a!=b,a=b", """{a="b",a!="b",a=~"b",a!~"b"}""")]
    [InlineData("a=~b|c,a=b", """{a="b",a=~"b|c"}""")]
    [InlineData("é=x,z=x,Z=x", """{Z="x",z="x",é="x"}""")]
    [InlineData("\U0001F642=x,\uFFFD=x", "{\uFFFD=\"x\",\U0001F642=\"x\"}")]
    [InlineData("", "{}")]
    public void Matchers_stand_in_the_order_of_the_bytes_of_name_and_value_then_operator(string text, string printed)
    {
        Assert.True(MatcherSyntax.Default.TryParseList(text, out var matchers, out _));
        Assert.Equal(printed, new MatcherList(matchers).ToString());
    }

    [Theory]
    [InlineData("a=b,c=d", true)]
    [InlineData("a=b,c=x", false)]
    [InlineData("", true)]
    public void All_have_to_hold(string text, bool matches)
    {
        Assert.True(MatcherSyntax.Default.TryParseList(text, out var matchers, out _));
        Assert.Equal(matches, new MatcherList(matchers).Matches(LabelSet.Of(("a", "b"), ("c", "d"))));
    }
}
