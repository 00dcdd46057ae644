using System.Diagnostics;
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

        Assert.True(MatcherSyntax.Default.TryParse(text, out var matcher, out _));
        Assert.Equal(matches, matcher.Matches(builder.ToLabelSet()));
    }

    [Theory]
    [InlineData("a=~\"(abc\"", "error parsing regexp: missing closing ): `(abc`")]
    [InlineData("a!~\"*\"", "error parsing regexp: missing argument to repetition operator: `*`")]
    [InlineData("a=~\"(?=b)\"", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`")]
    public void A_bad_regular_expression_is_refused_in_the_words_of_Go(string text, string problem)
    {
        Assert.False(MatcherSyntax.Default.TryParse(text, out _, out var error));
        Assert.Equal($"bad regular expression in {text}: {problem}", error);
    }

    [Theory]
    [InlineData(@"a=""b\\\""")]
    [InlineData(@"a=""b\""")]
    [InlineData(@"a=""b""""")]
    public void A_quote_that_a_backslash_takes_away_is_missing(string text)
    {
        Assert.False(MatcherSyntax.Default.TryParse(text, out _, out var error));
        Assert.StartsWith("matcher value contains unescaped double quote: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"a=""b\\""", @"b\")]
    [InlineData(@"a=b\", @"b\")]
    [InlineData(@" a = ""\x\n"" ", "\\x\n")]
    public void Escapes_are_read_as_Alertmanager_reads_them(string text, string value)
    {
        Assert.True(MatcherSyntax.Default.TryParse(text, out var matcher, out _));
        Assert.Equal(value, matcher.Value);
    }

    [Fact]
    public void Space_within_a_value_takes_linear_time()
    {
        var (clock, value) = (Stopwatch.StartNew(), "b" + new string(' ', 200_000) + "c");

        Assert.True(MatcherSyntax.Default.TryParse($"a={value}   ", out var matcher, out _));
        Assert.Equal(value, matcher.Value);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
