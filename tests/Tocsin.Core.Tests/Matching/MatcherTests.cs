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

    /// <summary>The values are those of upstream's pkg/labels/matcher_test.go.</summary>
    [Theory]
    [InlineData(MatchOperator.Equal, "bar", "bar", true)]
    [InlineData(MatchOperator.Equal, "bar", "foo-bar", false)]
    [InlineData(MatchOperator.NotEqual, "bar", "bar", false)]
    [InlineData(MatchOperator.NotEqual, "bar", "foo-bar", true)]
    [InlineData(MatchOperator.Regex, "bar", "bar", true)]
    [InlineData(MatchOperator.Regex, "bar", "foo-bar", false)]
    [InlineData(MatchOperator.Regex, ".*bar", "foo-bar", true)]
    [InlineData(MatchOperator.NotRegex, "bar", "bar", false)]
    [InlineData(MatchOperator.NotRegex, "bar", "foo-bar", true)]
    [InlineData(MatchOperator.NotRegex, ".*bar", "foo-bar", false)]
    [InlineData(MatchOperator.Regex, "foo.bar", "foo-bar", true)]
    [InlineData(MatchOperator.Regex, @"foo\.bar", "foo-bar", false)]
    [InlineData(MatchOperator.Regex, @"foo\.bar", "foo.bar", true)]
    [InlineData(MatchOperator.Equal, "foo\nbar", "foo\nbar", true)]
    [InlineData(MatchOperator.Regex, "foo.bar", "foo\nbar", false)]
    [InlineData(MatchOperator.Regex, "(?s)foo.bar", "foo\nbar", true)]
    [InlineData(MatchOperator.Equal, "~!=\"", "~!=\"", true)]
    [InlineData(MatchOperator.Regex, "f.o", "f🙂o", true)]
    [InlineData(MatchOperator.Regex, "é|🙂", "🙂", true)]
    [InlineData(MatchOperator.Regex, "[^é]+", "aé", false)]
    public void Values_match_as_upstream_has_it(MatchOperator op, string pattern, string value, bool matches) =>
        Assert.Equal(matches, Matcher.Of("a", op, pattern).Matches(LabelSet.Of(("a", value))));

    /// <summary>The values are those of upstream's pkg/labels/matcher_test.go and more.</summary>
    [Theory]
    [InlineData("foo", MatchOperator.Equal, "bar", """foo="bar" """)]
    [InlineData("foo", MatchOperator.NotEqual, "bar", """foo!="bar" """)]
    [InlineData("foo", MatchOperator.Regex, "bar", """foo=~"bar" """)]
    [InlineData("foo", MatchOperator.NotRegex, "bar", """foo!~"bar" """)]
    [InlineData("foo", MatchOperator.Equal, @"back\slash", """foo="back\\slash" """)]
    [InlineData("foo", MatchOperator.Equal, "double\"quote", """foo="double\"quote" """)]
    [InlineData("foo", MatchOperator.Equal, "new\nline", """foo="new\nline" """)]
    [InlineData("foo", MatchOperator.Equal, "tab\tstop", "foo=\"tab\tstop\"")]
    [InlineData("foo", MatchOperator.Equal, "🙂", """foo="🙂" """)]
    [InlineData("foo!", MatchOperator.NotEqual, "bar", """ "foo!"!="bar" """)]
    [InlineData("foo🙂", MatchOperator.Equal, "bar", """foo🙂="bar" """)]
    [InlineData("foo bar", MatchOperator.Equal, "baz", """ "foo bar"="baz" """)]
    [InlineData("foo bar", MatchOperator.Equal, "tab\tstop\u200b", """ "foo bar"="tab\tstop\u200b" """)]
    [InlineData("a\u2028b", MatchOperator.Equal, "é", """ "a\u2028b"="é" """)]
    [InlineData(@"a\b", MatchOperator.Equal, "", """ "a\\b"="" """)]
    public void A_matcher_is_printed_as_upstream_prints_it(string name, MatchOperator op, string value, string printed) =>
        Assert.Equal(printed.Trim(), Matcher.Of(name, op, value).ToString());

    [Theory]
    [InlineData("a=\"\"", true, false)]
    [InlineData("a=~\"\"", true, false)]
    [InlineData("a!=\"\"", false, true)]
    [InlineData("a!~\"\"", false, true)]
    [InlineData("a=b", false, true)]
    [InlineData("a!=b", true, false)]
    public void A_filter_without_a_value_asks_whether_the_label_is_there(string text, bool absent, bool present)
    {
        Assert.True(MatcherSyntax.Default.TryParse(text, out var matcher, out _));
        Assert.Equal(absent, matcher.MatchesFilter(LabelSet.Empty));
        Assert.Equal(present, matcher.MatchesFilter(LabelSet.Of(("a", "b"))));
    }

    [Fact]
    public void For_a_filter_an_empty_label_is_there()
    {
        var builder = new LabelSetBuilder(keepEmpty: true);
        builder.Add("a"u8, ""u8);

        Assert.True(Matcher.Of("a", MatchOperator.NotEqual, "").MatchesFilter(builder.ToLabelSet()));
        Assert.False(Matcher.Of("a", MatchOperator.NotEqual, "").Matches(builder.ToLabelSet()));
    }

    [Theory]
    [InlineData("a=b")]
    [InlineData("a!=b")]
    [InlineData("zone=\"\"")]
    [InlineData("a=~b|c|d")]
    [InlineData("a=~.+")]
    [InlineData("a!~\"b[0-9]+é?.*\"")]
    [InlineData("a=~\"x)|(y\"")]
    public void Matching_takes_no_memory(string text)
    {
        Assert.True(MatcherSyntax.Default.TryParse(text, out var matcher, out _));
        var labels = LabelSet.Of(("a", "b2é🙂-" + new string('x', 1000)), ("b", "c"));
        var matches = matcher.Matches(labels);
        var (count, before) = (0, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < 100; i++)
        {
            count += matcher.Matches(labels) == matches ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(100, count);
    }
}
