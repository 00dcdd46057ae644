namespace Tocsin.Matching;

public class MatcherLimitsTests
{
    [Fact]
    public void A_list_of_a_thousand_hosts_is_within_the_limits() =>
        Assert.Null(MatcherLimits.Check(Matcher.Of("instance", MatchOperator.Regex, string.Join('|', Enumerable.Range(0, 1000).Select(i => $"host-{i:D4}.example.com:9100")))));

    [Theory]
    [InlineData("[a-z]{1,63}")]
    [InlineData("(?:[a-z0-9-]{1,63}\\.){1,10}[a-z]{2,10}")]
    [InlineData("(?i)prod-.*")]
    public void What_people_write_is_within_the_limits(string pattern) => Assert.Null(MatcherLimits.Check(Matcher.Of("a", MatchOperator.NotRegex, pattern)));

    [Fact]
    public void What_is_too_long_or_repeats_too_much_is_refused()
    {
        Assert.Contains("at most 65536", MatcherLimits.Check(Matcher.Of("a", MatchOperator.Regex, new string('x', MatcherLimits.PatternLength + 1))), StringComparison.Ordinal);
        Assert.Contains("repeats too much", MatcherLimits.Check(Matcher.Of("a", MatchOperator.NotRegex, string.Concat(Enumerable.Repeat(".{1000}", 10)))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_expression_may_be_long() =>
        Assert.Null(MatcherLimits.Check(Matcher.Of("a", MatchOperator.Equal, new string('x', MatcherLimits.PatternLength + 1))));
}
