using Tocsin.Alerts;

namespace Tocsin.Matching;

public class MatcherTests
{
    [Theory]
    [InlineData("severity=~\"critical|page\"", true)]
    [InlineData("severity=~\"crit\"", false)]
    [InlineData("severity!~\"crit.*\"", false)]
    [InlineData("severity!~\"warning|info\"", true)]
    [InlineData("severity=~\"(?i)CRITICAL\"", true)]
    [InlineData("zone=~\".*\"", true)]
    [InlineData("zone=~\".+\"", false)]
    [InlineData("zone!~\".+\"", true)]
    [InlineData("severity=~\"[[:alpha:]]+\"", true)]
    public void Regular_expressions_match_the_whole_value(string text, bool matches)
    {
        var builder = new LabelSetBuilder();
        builder.Add("severity"u8, "critical"u8);

        Assert.True(Matcher.TryParse(text, out var matcher, out _));
        Assert.Equal(matches, matcher.Matches(builder.ToLabelSet()));
    }

    [Theory]
    [InlineData("a=~\"(abc\"", "error parsing regexp: missing closing ): `(abc`")]
    [InlineData("a!~\"*\"", "error parsing regexp: missing argument to repetition operator: `*`")]
    [InlineData("a=~\"(?=b)\"", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`")]
    public void A_bad_regular_expression_is_refused_in_the_words_of_Go(string text, string problem)
    {
        Assert.False(Matcher.TryParse(text, out _, out var error));
        Assert.Equal($"bad regular expression in {text}: {problem}", error);
    }
}
